package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Reprompt;

/** {@code <reprompt>} (VoiceXML 2.0 section 5.3.6). */
final class RepromptExecutor implements Executor<Reprompt> {

    @Override
    public Next execute(Reprompt reprompt, Execution execution) {
        if (execution.form() != null) {
            execution.form().wantPrompts();
        }
        return Next.CONTINUE;
    }
}
