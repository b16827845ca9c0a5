package org.carillon.vxml.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carillon.vxml.document.Filled;
import org.carillon.vxml.document.InputItem;

/** The {@code <filled>} actions after some items have been filled, in document order (VoiceXML 2.0 section 2.4). */
final class FilledActions {

    private final FormInterpretation form;
    private final Set<String> justFilled;

    FilledActions(FormInterpretation form, Set<String> justFilled) {
        this.form = form;
        this.justFilled = justFilled;
    }

    Next run() {
        for (Filled filled : form.form().filled()) {
            if (!isTriggered(filled)) {
                continue;
            }
            ItemState item = filled.item() == null ? null : form.item(filled.item());
            boolean[] thrown = new boolean[1];
            Next next = runOne(filled, item, thrown);
            if (!next.goesOn() || thrown[0]) {
                // a throw ends the filled actions of this turn (VoiceXML 2.0 section 2.4)
                return next;
            }
        }
        return Next.CONTINUE;
    }

    private Next runOne(Filled filled, ItemState item, boolean[] thrown) {
        try {
            return form.execution(item).run(filled.content());
        } catch (VoiceXmlEvent event) {
            thrown[0] = true;
            return form.context().events().handle(event, form, item);
        }
    }

    private boolean isTriggered(Filled filled) {
        List<String> names = filled.namelist() == null ? inputItems() : filled.namelist();
        boolean any = names.stream().anyMatch(justFilled::contains);
        return any
                && (filled.any()
                        || names.stream().allMatch(name -> form.item(name).isFilled()));
    }

    private List<String> inputItems() {
        List<String> names = new ArrayList<>();
        for (ItemState item : form.items()) {
            if (item.item() instanceof InputItem) {
                names.add(item.item().name());
            }
        }
        return names;
    }
}
