package org.carillon.vxml.interpret;

import org.carillon.vxml.document.ObjectItem;

/** {@code <object>} (VoiceXML 2.0 section 2.3.5). */
final class ObjectVisit implements Visit {

    @Override
    public Next visit(FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        ObjectItem object = (ObjectItem) item.item();
        throw new VoiceXmlEvent("error.unsupported.objectname", "there is no object " + object.classid());
    }
}
