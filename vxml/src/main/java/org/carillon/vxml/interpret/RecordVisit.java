package org.carillon.vxml.interpret;

/** {@code <record>} (VoiceXML 2.0 section 2.3.6). */
final class RecordVisit implements Visit {

    @Override
    public Next visit(FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        throw new VoiceXmlEvent("error.unsupported.record", "not written yet");
    }
}
