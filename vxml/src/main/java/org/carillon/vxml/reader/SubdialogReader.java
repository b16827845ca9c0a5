package org.carillon.vxml.reader;

import java.util.Set;
import org.carillon.vxml.document.Subdialog;

/** Reads {@code <subdialog>}. */
final class SubdialogReader {

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
            "param");

    private SubdialogReader() {}

    static Subdialog read(Tag item) throws BadDocumentException {
        item.allowOnly(CHILDREN);
        item.exactlyOneOf("src", "srcexpr");
        return new Subdialog(
                ItemReader.head(item),
                PromptReader.bodyWithLoosePrompts(item),
                item.attribute("src"),
                item.attribute("srcexpr"),
                SubmissionReader.read(item),
                item.readAll("param", ParamReader::read));
    }
}
