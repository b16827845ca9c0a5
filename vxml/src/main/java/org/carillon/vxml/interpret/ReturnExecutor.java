package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Return;

/** {@code <return>} (VoiceXML 2.0 section 5.3.10). */
final class ReturnExecutor implements Executor<Return> {

    @Override
    public Next execute(Return element, Execution execution) throws VoiceXmlEvent {
        if (!execution.context().isSubdialog()) {
            throw VoiceXmlEvent.semantic("<return> outside of a subdialog");
        }
        String event = execution.textOf(element.event(), element.eventexpr());
        if (event != null) {
            String message = execution.textOf(element.message(), element.messageexpr());
            return new Next.Return(null, VoiceXmlEvent.thrown(event, message));
        }
        Object result = execution.conversation().script().fromJava(execution.values(element.namelist()));
        return new Next.Return(result, null);
    }
}
