package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Disconnect;

/** {@code <disconnect>}: plays what is queued, hangs up, and tells so (VoiceXML 2.0 section 5.3.11, 2.1 section 8). */
final class DisconnectExecutor implements Executor<Disconnect> {

    @Override
    public Next execute(Disconnect disconnect, Execution execution) throws VoiceXmlEvent {
        Conversation conversation = execution.conversation();
        conversation.disconnected(conversation.toJava(execution.values(disconnect.namelist())));
        throw new VoiceXmlEvent("connection.disconnect.hangup", "the application hung up");
    }
}
