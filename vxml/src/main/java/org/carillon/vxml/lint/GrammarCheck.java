package org.carillon.vxml.lint;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.carillon.vxml.grammar.BadGrammarException;
import org.carillon.vxml.grammar.Grammar;
import org.carillon.vxml.grammar.GrammarMode;
import org.carillon.vxml.grammar.GrammarReader;
import org.carillon.vxml.grammar.GrammarSource;
import org.carillon.vxml.grammar.UnsupportedGrammarException;
import org.carillon.vxml.reader.XmlWriter;
import org.w3c.dom.Element;

/** Grammars that can't be read, and fields that no grammar can fill. */
final class GrammarCheck {

    private static final Set<String> ANSWERED = Set.of("grammar", "option");

    private final GrammarReader reader;

    GrammarCheck(Web web) {
        this.reader = new GrammarReader(uri -> {
            try {
                return new GrammarSource(web.read(uri), null, uri);
            } catch (IOException e) {
                throw new BadGrammarException(uri + " can't be fetched: " + e.getMessage(), e);
            }
        });
    }

    void check(Page page) {
        page.elements("grammar").forEach(grammar -> checkGrammar(page, grammar));
        page.elements("field").forEach(field -> checkField(page, field));
        page.elements("initial").forEach(initial -> {
            if (!hasChild((Element) initial.getParentNode(), "grammar")) {
                page.error(initial, "<initial> needs a grammar in its form");
            }
        });
        page.elements("menu").forEach(menu -> {
            if (!hasChild(menu, "choice")) {
                page.error(menu, "<menu> needs a <choice>");
            }
        });
    }

    private void checkGrammar(Page page, Element element) {
        try {
            Grammar grammar = read(page, element);
            if (grammar != null && element.hasAttribute("src") && element.hasAttribute("mode")) {
                checkMode(page, element, grammar);
            }
        } catch (BadGrammarException | UnsupportedGrammarException e) {
            page.error(element, "grammar: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            page.error(element, "not a URI: " + element.getAttribute("src"));
        }
    }

    private static void checkMode(Page page, Element element, Grammar grammar) {
        boolean keys = element.getAttribute("mode").equals("dtmf");
        if (keys != (grammar.mode() == GrammarMode.DTMF)) {
            page.warning(element, "mode is " + element.getAttribute("mode") + " but the grammar's is not");
        }
    }

    private Grammar read(Page page, Element element) throws BadGrammarException, UnsupportedGrammarException {
        String language = language(element);
        String type = Page.attribute(element, "type");
        if (element.hasAttribute("src")) {
            URI uri = page.base().resolve(element.getAttribute("src").strip());
            return Web.canRead(uri) || "builtin".equals(uri.getScheme()) ? reader.read(uri, type, language) : null;
        }
        if (element.hasAttribute("srcexpr")) {
            return null;
        }
        String text = Page.text(element).strip();
        boolean xml = !Page.children(element).isEmpty();
        return reader.readInline(xml ? XmlWriter.write(element) : text, type, page.base(), language);
    }

    private static String language(Element element) {
        for (org.w3c.dom.Node node = element; node instanceof Element one; node = node.getParentNode()) {
            if (one.hasAttribute("xml:lang")) {
                return one.getAttribute("xml:lang");
            }
        }
        return null;
    }

    private void checkField(Page page, Element field) {
        String type = Page.attribute(field, "type");
        boolean answered = Page.children(field).stream().anyMatch(child -> ANSWERED.contains(child.getLocalName()));
        Element form = (Element) field.getParentNode();
        if (type == null && !answered && !hasChild(form, "grammar")) {
            page.warning(field, "no grammar can fill the field " + field.getAttribute("name"));
        }
        if (type != null) {
            try {
                reader.builtin(GrammarMode.DTMF, type, null);
            } catch (BadGrammarException | UnsupportedGrammarException e) {
                page.error(field, "type " + type + ": " + e.getMessage());
            }
        }
    }

    private static boolean hasChild(Element element, String name) {
        return Page.children(element).stream()
                .anyMatch(child -> child.getLocalName().equals(name));
    }
}
