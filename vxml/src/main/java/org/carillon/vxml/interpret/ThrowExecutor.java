package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Throw;

/** {@code <throw>} (VoiceXML 2.0 section 5.2.1). */
final class ThrowExecutor implements Executor<Throw> {

    @Override
    public Next execute(Throw element, Execution execution) throws VoiceXmlEvent {
        String event = execution.textOf(element.event(), element.eventexpr());
        throw VoiceXmlEvent.thrown(event, execution.textOf(element.message(), element.messageexpr()));
    }
}
