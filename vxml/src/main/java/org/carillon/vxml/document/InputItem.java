package org.carillon.vxml.document;

/** A form item that gathers a value (VoiceXML 2.0 section 2.1.2.1). */
public sealed interface InputItem extends FormItem permits Field, Menu, RecordItem, Transfer, Subdialog, ObjectItem {

    /** The property of a form-level result that fills this item (VoiceXML 2.0 section 3.1.6.1). */
    default String slot() {
        return name();
    }
}
