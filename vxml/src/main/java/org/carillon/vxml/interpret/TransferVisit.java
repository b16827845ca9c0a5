package org.carillon.vxml.interpret;

/** {@code <transfer>} (VoiceXML 2.0 section 2.3.7). */
final class TransferVisit implements Visit {

    @Override
    public Next visit(FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        throw new VoiceXmlEvent("error.unsupported.transfer", "not written yet");
    }
}
