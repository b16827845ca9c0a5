package org.carillon.vxml.lint;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Unknown or misplaced elements, unknown or missing attributes, text where none can be. */
final class StructureCheck {

    private static final ElementTable TABLE = new ElementTable();

    private StructureCheck() {}

    static void check(Page page) {
        page.elements().forEach(element -> {
            ElementTable.Row row = TABLE.row(element.getLocalName());
            if (row != null) {
                checkAttributes(page, element, row);
                checkChildren(page, element, row);
            }
        });
    }

    private static void checkAttributes(Page page, Element element, ElementTable.Row row) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            boolean ours = attribute.getPrefix() == null && !attribute.getName().equals("xmlns");
            if (ours && !row.attributes().contains(attribute.getName())) {
                page.warning(element, "<" + element.getLocalName() + "> has no attribute " + attribute.getName());
            }
        }
        for (String required : row.required()) {
            if (!element.hasAttribute(required)) {
                page.error(element, "<" + element.getLocalName() + "> needs the attribute " + required);
            }
        }
    }

    private static void checkChildren(Page page, Element element, ElementTable.Row row) {
        if (row.children().contains("*")) {
            return;
        }
        for (Element child : Page.children(element)) {
            if (TABLE.row(child.getLocalName()) == null) {
                page.error(child, "VoiceXML has no element <" + child.getLocalName() + ">");
            } else if (!row.children().contains(child.getLocalName())) {
                page.error(child, "<" + child.getLocalName() + "> can't stand in <" + element.getLocalName() + ">");
            }
        }
        if (!row.children().contains("#text") && !Page.text(element).isBlank()) {
            page.error(
                    element,
                    "<" + element.getLocalName() + "> can't hold text: "
                            + Page.text(element).strip());
        }
    }
}
