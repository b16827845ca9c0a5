package org.carillon.vxml.document;

import java.util.List;

/** {@code <block>} (VoiceXML 2.0 section 2.3.2). */
public record Block(ItemHead head, List<Executable> content) implements FormItem {

    public Block {
        content = List.copyOf(content);
    }

    @Override
    public ItemBody body() {
        return ItemBody.EMPTY;
    }
}
