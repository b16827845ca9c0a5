package org.carillon.vxml.document;

import java.util.List;

/**
 * {@code <menu>} seen as the one field of its form (VoiceXML 2.0 section 2.2).
 *
 * @param head its made-up name
 * @param body prompts of the menu; the rest belongs to the form
 * @param choices in document order
 */
public record Menu(ItemHead head, ItemBody body, List<Choice> choices) implements InputItem {

    public Menu {
        choices = List.copyOf(choices);
    }
}
