package org.carillon.vxml.reader;

import java.util.Objects;
import java.util.Set;
import org.carillon.vxml.document.Field;
import org.carillon.vxml.document.ItemHead;

/** Reads {@code <field>}. */
final class FieldReader {

    private static final Set<String> CHILDREN = Set.of(
            "prompt",
            "log",
            "catch",
            "error",
            "help",
            "noinput",
            "nomatch",
            "link",
            "property",
            "value",
            "audio",
            "enumerate",
            "filled",
            "grammar",
            "option");

    private FieldReader() {}

    static Field read(Tag field) throws BadDocumentException {
        field.allowOnly(CHILDREN);
        ItemHead head = ItemReader.head(field);
        return new Field(
                head,
                PromptReader.bodyWithLoosePrompts(field),
                field.attribute("type"),
                Objects.requireNonNullElse(field.attribute("slot"), head.name()),
                field.truth("modal", false),
                field.readAll("option", OptionReader::read));
    }
}
