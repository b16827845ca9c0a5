package org.carillon.vxml.lint;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Where a page leads: the URI references of its elements. */
final class Links {

    /** Attributes that hold a reference, by element. */
    private static final Map<String, String> REFERENCES = Map.ofEntries(
            Map.entry("goto", "next"),
            Map.entry("submit", "next"),
            Map.entry("choice", "next"),
            Map.entry("link", "next"),
            Map.entry("subdialog", "src"),
            Map.entry("script", "src"),
            Map.entry("audio", "src"),
            Map.entry("grammar", "src"),
            Map.entry("data", "src"),
            Map.entry("vxml", "application"));

    private static final List<String> TO_DIALOGS = List.of("goto", "submit", "choice", "link", "subdialog");

    private Links() {}

    /** The reference that an element holds, or null. */
    static String of(Element element) {
        String attribute = REFERENCES.get(element.getLocalName());
        String reference = attribute == null ? null : Page.attribute(element, attribute);
        return reference == null ? null : reference.strip();
    }

    /** Whether what the element refers to is a dialog. */
    static boolean leadsToDialog(Element element) {
        return TO_DIALOGS.contains(element.getLocalName());
    }

    /** The dialog of the same page that a reference names, or null. */
    static String localDialog(Page page, String reference) {
        if (reference.startsWith("#")) {
            return reference.substring(1);
        }
        int hash = reference.indexOf('#');
        if (hash < 0) {
            return null;
        }
        try {
            URI target = page.base().resolve(reference.substring(0, hash));
            return target.equals(page.uri()) ? reference.substring(hash + 1) : null;
        } catch (IllegalArgumentException e) {
            return null; // the link check tells
        }
    }

    static List<Element> dialogs(Element vxml) {
        return Page.children(vxml).stream()
                .filter(child -> List.of("form", "menu").contains(child.getLocalName()))
                .toList();
    }
}
