package org.carillon.vxml.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.vxml.document.PromptContent;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads what prompts are made of: {@code <value>}, {@code <audio>}, {@code <enumerate>}, {@code <foreach>}, {@code <mark>}, SSML. */
final class PromptContentReader {

    /** SSML 1.0 without {@code speak}, as VoiceXML 2.0 section 4.1.1 takes it over. */
    private static final Set<String> SSML = Set.of(
            "p",
            "paragraph",
            "s",
            "sentence",
            "say-as",
            "phoneme",
            "sub",
            "voice",
            "emphasis",
            "break",
            "prosody",
            "desc",
            "lexicon",
            "meta",
            "metadata");

    private PromptContentReader() {}

    /** Everything in an element, but elements of these names. */
    static List<PromptContent> readContent(Tag parent, String... except) throws BadDocumentException {
        List<PromptContent> content = new ArrayList<>();
        for (Node node = parent.element().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && List.of(except).contains(element.getLocalName())) {
                continue;
            }
            PromptContent part = readNode(node);
            if (part != null) {
                content.add(part);
            }
        }
        return content;
    }

    /** One node, or null if it says nothing. */
    static PromptContent readNode(Node node) throws BadDocumentException {
        if (node instanceof org.w3c.dom.Text text) {
            return new PromptContent.Text(text.getData());
        }
        return node instanceof Element element ? readElement(new Tag(element)) : null;
    }

    private static PromptContent readElement(Tag tag) throws BadDocumentException {
        if (!tag.isOurs()) {
            return foreign(tag);
        }
        return switch (tag.name()) {
            case "value" -> new PromptContent.Value(tag.required("expr"));
            case "audio" -> audio(tag);
            case "enumerate" -> new PromptContent.Enumerate(readContent(tag));
            case "mark" -> mark(tag);
            case "foreach" -> new PromptContent.Each(tag.required("array"), tag.required("item"), readContent(tag));
            default -> markup(tag);
        };
    }

    private static PromptContent audio(Tag tag) throws BadDocumentException {
        tag.exactlyOneOf("src", "expr");
        return new PromptContent.Audio(
                tag.attribute("src"), tag.attribute("expr"), FetchAttributesReader.read(tag), readContent(tag));
    }

    private static PromptContent mark(Tag tag) throws BadDocumentException {
        tag.exactlyOneOf("name", "nameexpr");
        return new PromptContent.Mark(tag.attribute("name"), tag.attribute("nameexpr"));
    }

    private static PromptContent markup(Tag tag) throws BadDocumentException {
        if (!SSML.contains(tag.name())) {
            throw tag.bad("<" + tag.name() + "> can't stand in a prompt");
        }
        return new PromptContent.Markup(tag.name(), tag.attributes(), readContent(tag));
    }

    /** An extension of some synthesizer: kept with its namespace. */
    private static PromptContent foreign(Tag tag) throws BadDocumentException {
        Map<String, String> attributes = new LinkedHashMap<>();
        String prefix = tag.element().getPrefix();
        attributes.put(
                prefix == null ? "xmlns" : "xmlns:" + prefix, tag.element().getNamespaceURI());
        attributes.putAll(tag.attributes());
        return new PromptContent.Markup(tag.element().getNodeName(), attributes, readContent(tag));
    }
}
