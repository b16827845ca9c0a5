package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Block;

/** {@code <block>}: its variable becomes true, then its content runs (VoiceXML 2.0 appendix C). */
final class BlockVisit implements Visit {

    @Override
    public Next visit(FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        item.set(Boolean.TRUE);
        form.wantPrompts();
        return form.execution(item).run(((Block) item.item()).content());
    }
}
