package org.carillon.vxml.author;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.document.Field;
import org.carillon.vxml.document.Form;
import org.carillon.vxml.document.FormItem;
import org.carillon.vxml.document.Initial;

/**
 * Looks for what is legal VoiceXML, and still will not do what its author wants: dialogs and items that are not there, or that nothing leads
 * to; fields that cannot be filled.
 */
public final class Linter {

    private final Document document;
    private final List<References.Reference> references;
    private final List<Problem> problems = new ArrayList<>();

    private Linter(Document document) {
        this.document = document;
        this.references = References.of(document);
    }

    /** The problems of a document, by line. */
    public static List<Problem> check(Document document) {
        Linter linter = new Linter(document);
        linter.brokenReferences();
        linter.unreachableDialogs();
        document.dialogs().forEach(linter::deafItems);
        return linter.problems.stream().sorted().toList();
    }

    private void brokenReferences() {
        for (References.Reference reference : references) {
            if (reference.target() == null) {
                continue;
            }
            if (reference.item()) {
                if (reference.from() != null
                        && reference.from().items().stream().noneMatch(item -> isCalled(item, reference))) {
                    add(reference.line(), "there is no form item " + reference.target());
                }
            } else if (isBare(reference)
                    && document.dialog(reference.target().substring(1)).isEmpty()) {
                add(
                        reference.line(),
                        "there is no dialog with the id " + reference.target().substring(1));
            }
        }
    }

    private static boolean isCalled(FormItem item, References.Reference reference) {
        return item.name().equals(reference.target());
    }

    private static boolean isBare(References.Reference reference) {
        return reference.target().startsWith("#");
    }

    /** Dialogs that neither are the first, nor are led to from one that is reached; with computed references nobody knows. */
    private void unreachableDialogs() {
        boolean computed = references.stream().anyMatch(reference -> reference.target() == null);
        if (computed || document.dialogs().isEmpty()) {
            return;
        }
        Set<Form> reached = new HashSet<>();
        reached.add(document.dialogs().get(0));
        document.dialogs().stream().filter(Linter::isActiveEverywhere).forEach(reached::add);
        for (boolean grown = true; grown; ) {
            grown = false;
            for (References.Reference reference : references) {
                if (!reference.item()
                        && isBare(reference)
                        && (reference.from() == null || reached.contains(reference.from()))) {
                    grown |= document.dialog(reference.target().substring(1))
                            .map(reached::add)
                            .orElse(false);
                }
            }
        }
        for (Form dialog : document.dialogs()) {
            if (!reached.contains(dialog)) {
                add(
                        dialog.line(),
                        "nothing in this document leads to the dialog "
                                + Objects.requireNonNullElse(dialog.id(), "without id"));
            }
        }
    }

    private static boolean isActiveEverywhere(Form dialog) {
        return dialog.documentScope()
                || dialog.grammars().stream().anyMatch(grammar -> Boolean.TRUE.equals(grammar.documentScope()));
    }

    private void deafItems(Form form) {
        for (FormItem item : form.items()) {
            boolean own = !item.body().grammars().isEmpty();
            boolean around = !form.grammars().isEmpty();
            if (item instanceof Field field
                    && !own
                    && !around
                    && field.type() == null
                    && field.options().isEmpty()) {
                add(
                        item.head().line(),
                        "the field " + item.name() + " has no grammar, no type and no options: nothing can fill it");
            } else if (item instanceof Initial && !around) {
                add(item.head().line(), "<initial> in a form without a form-level grammar");
            }
        }
    }

    private void add(int line, String text) {
        problems.add(new Problem(line, text));
    }
}
