package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Assign;
import org.carillon.vxml.script.ScriptException;

/** {@code <assign>}. */
final class AssignExecutor implements Executor<Assign> {

    @Override
    public Next execute(Assign assign, Execution execution) throws VoiceXmlEvent {
        try {
            execution.scope().assign(assign.name(), execution.evaluate(assign.expr()));
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
        return Next.CONTINUE;
    }
}
