package org.carillon.vxml.reader;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element as the readers see it: attributes of the type they should have, or a complaint with the line. */
final class Tag {

    static final String VXML = "http://www.w3.org/2001/vxml";
    static final String SRGS = "http://www.w3.org/2001/06/grammar";
    static final String SSML = "http://www.w3.org/2001/10/synthesis";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final Element element;

    Tag(Element element) {
        this.element = element;
    }

    Element element() {
        return element;
    }

    String name() {
        return element.getLocalName();
    }

    int line() {
        return XmlReader.lineOf(element);
    }

    /** Whether it is of VoiceXML, or of what VoiceXML takes over from SRGS and SSML. */
    boolean isOurs() {
        String namespace = element.getNamespaceURI();
        return namespace == null || namespace.equals(VXML) || namespace.equals(SRGS) || namespace.equals(SSML);
    }

    /** A name for what has none: unique in its parent, and no identifier. */
    String madeUpName() {
        int position = 0;
        for (Node before = element.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
            position++;
        }
        return name() + "#" + position;
    }

    /** Child elements of ours. */
    List<Tag> children() {
        List<Tag> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && new Tag(child).isOurs()) {
                children.add(new Tag(child));
            }
        }
        return children;
    }

    List<Tag> children(String name) {
        return children().stream().filter(child -> child.name().equals(name)).toList();
    }

    <T> List<T> readAll(String name, Reader<T> reader) throws BadDocumentException {
        List<T> all = new ArrayList<>();
        for (Tag child : children(name)) {
            all.add(reader.read(child));
        }
        return all;
    }

    /** Refuses child elements of ours that aren't among these. */
    void allowOnly(java.util.Set<String> names) throws BadDocumentException {
        for (Tag child : children()) {
            if (!names.contains(child.name())) {
                throw child.bad("<" + child.name() + "> can't stand in <" + name() + ">");
            }
        }
    }

    /** The text in it, CDATA included. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof org.w3c.dom.Text characters) {
                text.append(characters.getData());
            }
        }
        return text.toString();
    }

    String attribute(String attribute) {
        return element.hasAttributeNS(null, attribute) ? element.getAttributeNS(null, attribute) : null;
    }

    String required(String attribute) throws BadDocumentException {
        String value = attribute(attribute);
        if (value == null || value.isBlank()) {
            throw bad("<" + name() + "> needs the attribute " + attribute);
        }
        return value;
    }

    String language() {
        return element.hasAttributeNS(XML, "lang") ? element.getAttributeNS(XML, "lang") : null;
    }

    URI base() throws BadDocumentException {
        if (!element.hasAttributeNS(XML, "base")) {
            return null;
        }
        try {
            return new URI(element.getAttributeNS(XML, "base").strip());
        } catch (URISyntaxException e) {
            throw bad("xml:base is not a URI");
        }
    }

    Duration time(String attribute) throws BadDocumentException {
        String value = attribute(attribute);
        if (value == null) {
            return null;
        }
        return TimeDesignation.parse(value)
                .orElseThrow(() -> bad(attribute + " is not a time like 5s or 500ms: " + value));
    }

    Boolean truth(String attribute) throws BadDocumentException {
        String value = attribute(attribute);
        if (value == null) {
            return null;
        }
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(attribute + " is neither true nor false: " + value);
        };
    }

    boolean truth(String attribute, boolean otherwise) throws BadDocumentException {
        return Objects.requireNonNullElse(truth(attribute), otherwise);
    }

    Integer number(String attribute) throws BadDocumentException {
        String value = attribute(attribute);
        if (value == null) {
            return null;
        }
        if (!value.strip().matches("\\d{1,9}")) {
            throw bad(attribute + " is not a number: " + value);
        }
        return Integer.valueOf(value.strip());
    }

    /** A count from 1; 1 if there is none. */
    int count(String attribute) throws BadDocumentException {
        Integer value = number(attribute);
        if (value != null && value < 1) {
            throw bad(attribute + " must be 1 at least");
        }
        return value == null ? 1 : value;
    }

    /** One of the words allowed, or the default. */
    String oneOf(String attribute, String otherwise, String... allowed) throws BadDocumentException {
        String value = attribute(attribute);
        if (value == null) {
            return otherwise;
        }
        if (Stream.of(allowed).noneMatch(value.strip()::equals)) {
            throw bad(attribute + " can be " + String.join(", ", allowed) + ", not " + value);
        }
        return value.strip();
    }

    /** Words separated by white space, or null if the attribute is missing. */
    List<String> words(String attribute) {
        String value = attribute(attribute);
        if (value == null) {
            return null;
        }
        return value.isBlank() ? List.of() : List.of(value.strip().split("\\s+"));
    }

    /** The same, with an empty list if the attribute is missing. */
    List<String> wordsOrNone(String attribute) {
        return Objects.requireNonNullElse(words(attribute), List.of());
    }

    void exactlyOneOf(String... attributes) throws BadDocumentException {
        if (given(attributes) != 1) {
            throw bad("<" + name() + "> needs exactly one of " + String.join(", ", attributes));
        }
    }

    void atMostOneOf(String... attributes) throws BadDocumentException {
        if (given(attributes) > 1) {
            throw bad("<" + name() + "> can have only one of " + String.join(", ", attributes));
        }
    }

    long given(String... attributes) {
        return Stream.of(attributes).filter(name -> attribute(name) != null).count();
    }

    /** All attributes as written, without declarations of namespaces. */
    Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!attribute.getName().startsWith("xmlns")) {
                all.put(attribute.getName(), attribute.getValue());
            }
        }
        return all;
    }

    BadDocumentException bad(String message) {
        return BadDocumentException.at(line(), message);
    }

    /** Reads one kind of element. */
    interface Reader<T> {
        T read(Tag tag) throws BadDocumentException;
    }
}
