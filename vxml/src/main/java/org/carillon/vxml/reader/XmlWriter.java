package org.carillon.vxml.reader;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes an element out again, so that what is inside can be read by those who know its language. */
public final class XmlWriter {

    private XmlWriter() {}

    /** The element as XML text, with its namespace. */
    public static String write(Element element) {
        StringBuilder out = new StringBuilder();
        write(out, element, null);
        return out.toString();
    }

    private static void write(StringBuilder out, Element element, String inherited) {
        String namespace = element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
        out.append('<').append(element.getLocalName());
        if (!namespace.equals(inherited == null ? "" : inherited)) {
            attribute(out, "xmlns", namespace);
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (attribute.getPrefix() == null && !attribute.getName().equals("xmlns")
                    || "xml".equals(attribute.getPrefix())) {
                attribute(out, attribute.getName(), attribute.getValue());
            }
        }
        out.append('>');
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                write(out, child, namespace);
            } else if (node instanceof org.w3c.dom.Text text) {
                out.append(escape(text.getData()));
            }
        }
        out.append("</").append(element.getLocalName()).append('>');
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
