package org.carillon.vxml.reader;

import org.carillon.vxml.document.GrammarElement;

/** Reads {@code <grammar>} as far as VoiceXML goes (section 3.1; 2.1 section 2); the grammar in it is kept as text. */
final class GrammarElementReader {

    private GrammarElementReader() {}

    static GrammarElement read(Tag grammar) throws BadDocumentException {
        String inline = inline(grammar);
        grammar.atMostOneOf("src", "srcexpr");
        if (grammar.given("src", "srcexpr") + (inline == null ? 0 : 1) != 1) {
            throw grammar.bad("<grammar> needs exactly one of src, srcexpr and an inline grammar");
        }
        String scope = grammar.oneOf("scope", null, "document", "dialog");
        String mode = grammar.oneOf("mode", null, "voice", "dtmf");
        return new GrammarElement(
                grammar.attribute("src"),
                grammar.attribute("srcexpr"),
                inline,
                grammar.attribute("type"),
                scope == null ? null : scope.equals("document"),
                mode == null ? null : mode.equals("dtmf"),
                weight(grammar),
                FetchAttributesReader.read(grammar),
                grammar.line());
    }

    private static String inline(Tag grammar) {
        if (!grammar.children().isEmpty()) {
            return XmlWriter.write(grammar.element());
        }
        String text = grammar.text();
        return text.isBlank() ? null : text.strip();
    }

    private static double weight(Tag grammar) throws BadDocumentException {
        String weight = grammar.attribute("weight");
        if (weight == null) {
            return 1;
        }
        if (!weight.strip().matches("\\d{0,9}\\.?\\d{0,9}") || weight.strip().matches("\\.?")) {
            throw grammar.bad("weight is not a number: " + weight);
        }
        return Double.parseDouble(weight.strip());
    }
}
