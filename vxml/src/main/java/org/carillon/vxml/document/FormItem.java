package org.carillon.vxml.document;

/** Something a form visits (VoiceXML 2.0 section 2.1.2). */
public sealed interface FormItem extends FormChild permits InputItem, Block, Initial {

    /** Its name, initial value and guard. */
    ItemHead head();

    /** What it says, how it handles events, what it listens for. */
    ItemBody body();

    /** The form item variable; made up, and not an ECMAScript identifier, if the author gave none. */
    default String name() {
        return head().name();
    }
}
