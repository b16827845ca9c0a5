package org.carillon.vxml.reader;

import org.carillon.vxml.document.Script;

/** Reads {@code <script>}. */
final class ScriptReader {

    private ScriptReader() {}

    static Script read(Tag tag) throws BadDocumentException {
        String text = tag.text().isBlank() ? null : tag.text();
        if (tag.given("src", "srcexpr") + (text == null ? 0 : 1) != 1) {
            throw tag.bad("<script> needs exactly one of src, srcexpr and an inline script");
        }
        return new Script(
                tag.attribute("src"),
                tag.attribute("srcexpr"),
                tag.attribute("charset"),
                text,
                FetchAttributesReader.read(tag),
                tag.line());
    }
}
