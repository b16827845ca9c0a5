package org.carillon.vxml.interpret;

import java.util.List;
import org.carillon.vxml.document.Choice;
import org.carillon.vxml.document.Field;
import org.carillon.vxml.document.FormItem;
import org.carillon.vxml.document.Menu;
import org.carillon.vxml.document.Option;

/** What {@code <enumerate>} goes through: the choices of the menu, or the options of the field (VoiceXML 2.0 sections 2.2.4, 2.3.1.3). */
final class Enumeration {

    private Enumeration() {}

    /** One choice: {@code _prompt} and {@code _dtmf}. */
    record Entry(String prompt, String dtmf) {

        String wording() {
            return dtmf == null ? " " + prompt + ". " : " For " + prompt + ", press " + dtmf + ". ";
        }
    }

    static List<Entry> of(Execution execution) throws VoiceXmlEvent {
        FormItem item = execution.form() == null ? null : execution.form().currentItem();
        if (item instanceof Menu menu) {
            return menu.choices().stream().map(Enumeration::entry).toList();
        }
        if (item instanceof Field field && !field.options().isEmpty()) {
            return field.options().stream().map(Enumeration::entry).toList();
        }
        throw VoiceXmlEvent.semantic("<enumerate> where there is nothing to choose from");
    }

    private static Entry entry(Choice choice) {
        return new Entry(choice.text(), choice.dtmf());
    }

    private static Entry entry(Option option) {
        return new Entry(option.text(), option.dtmf());
    }
}
