package org.carillon.vxml.document;

import java.util.List;

/**
 * {@code <field>} (VoiceXML 2.0 section 2.3.1).
 *
 * @param head name, value, guard
 * @param body content
 * @param type builtin grammar type with parameters, such as {@code digits?length=4}, or null
 * @param slot property of a form-level result
 * @param modal whether only this field's own grammars are active
 * @param options {@code <option>}, in document order
 */
public record Field(ItemHead head, ItemBody body, String type, String slot, boolean modal, List<Option> options)
        implements InputItem {

    public Field {
        options = List.copyOf(options);
    }
}
