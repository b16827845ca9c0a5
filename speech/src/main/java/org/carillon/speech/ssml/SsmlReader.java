package org.carillon.speech.ssml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carillon.speech.SpeechException;

/**
 * Reads an SSML 1.0 document into what is to be spoken. A DOCTYPE is tolerated and nothing is loaded or expanded for it.
 * Elements that change nothing for this engine ({@code voice}, {@code emphasis}, {@code phoneme}, {@code audio} and unknown
 * ones) speak what they contain; {@code audio} therefore speaks its alternate content. Not thread-safe: one reader, one
 * document.
 */
public final class SsmlReader {

    /** Longest document, in characters. */
    public static final int MAX_DOCUMENT_CHARS = 500_000;

    /** Longest text in a document, in characters, with what {@code say-as} and {@code sub} make of it. */
    public static final int MAX_TEXT_CHARS = 100_000;

    /** Deepest nesting of elements. */
    public static final int MAX_DEPTH = 64;

    private static final int MAX_PARTS = 20_000;
    private static final Set<String> UNSPOKEN = Set.of("lexicon", "meta", "metadata", "desc");
    private static final XMLInputFactory XML = hardened();

    private final List<SpokenPart> parts = new ArrayList<>();
    private final Deque<Prosody> prosody = new ArrayDeque<>(List.of(Prosody.DEFAULT));
    private int textChars;

    private SsmlReader() {}

    /**
     * Reads a document.
     *
     * @param ssml with {@code <speak>} at its root
     * @throws SpeechException when it is not well-formed, not SSML, or beyond the limits
     */
    public static List<SpokenPart> read(String ssml) throws SpeechException {
        if (ssml.length() > MAX_DOCUMENT_CHARS) {
            throw new SpeechException("The SSML document is longer than " + MAX_DOCUMENT_CHARS + " characters");
        }
        SsmlReader reader = new SsmlReader();
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new StringReader(ssml));
            try {
                reader.document(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new SpeechException("The SSML document can't be read: " + e.getMessage(), e);
        }
        return reader.parts;
    }

    private void document(XMLStreamReader xml) throws XMLStreamException, SpeechException {
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == 0 && !xml.getLocalName().equals("speak")) {
                        throw new SpeechException("Not an SSML document: its root is <" + xml.getLocalName() + ">");
                    }
                    if (depth == MAX_DEPTH) {
                        throw new SpeechException("The SSML document is nested deeper than " + MAX_DEPTH);
                    }
                    if (opened(xml)) {
                        depth++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    closed(xml.getLocalName());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> words(
                        xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw unexpanded(xml);
                default -> {}
            }
        }
    }

    /** Returns false when the element was read to its end. */
    private boolean opened(XMLStreamReader xml) throws XMLStreamException, SpeechException {
        String name = xml.getLocalName();
        switch (name) {
            case "p", "paragraph" -> add(new SpokenPart.Boundary(SpokenPart.Boundary.Kind.PARAGRAPH));
            case "s", "sentence" -> add(new SpokenPart.Boundary(SpokenPart.Boundary.Kind.SENTENCE));
            case "prosody" -> prosody.push(
                    prosody.element().with(attribute(xml, "rate"), attribute(xml, "pitch"), attribute(xml, "volume")));
            case "break" -> add(
                    new SpokenPart.Silence(Break.millis(attribute(xml, "time"), attribute(xml, "strength"))));
            case "mark" -> mark(attribute(xml, "name"));
            case "sub" -> {
                words(alias(xml));
                return false;
            }
            case "say-as" -> {
                sayAs(xml);
                return false;
            }
            default -> {
                if (UNSPOKEN.contains(name)) {
                    content(xml);
                    return false;
                }
            }
        }
        return true;
    }

    private void closed(String name) throws SpeechException {
        switch (name) {
            case "p", "paragraph" -> add(new SpokenPart.Boundary(SpokenPart.Boundary.Kind.PARAGRAPH));
            case "s", "sentence" -> add(new SpokenPart.Boundary(SpokenPart.Boundary.Kind.SENTENCE));
            case "prosody" -> prosody.pop();
            default -> {}
        }
    }

    private void mark(String name) throws SpeechException {
        if (name == null) {
            throw new SpeechException("A <mark> has no name");
        }
        add(new SpokenPart.Mark(name));
    }

    private static String alias(XMLStreamReader xml) throws XMLStreamException, SpeechException {
        String alias = attribute(xml, "alias");
        String content = content(xml);
        return alias == null ? content : alias;
    }

    private void sayAs(XMLStreamReader xml) throws XMLStreamException, SpeechException {
        String interpretAs = attribute(xml, "interpret-as");
        String format = attribute(xml, "format");
        // surrounded by spaces: what is said in a special way never melts into its neighbours
        words(" " + SayAs.words(content(xml), interpretAs, format) + " ");
    }

    /** The text within the current element, whose end is read. */
    private static String content(XMLStreamReader xml) throws XMLStreamException, SpeechException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text.append(
                        xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw unexpanded(xml);
                default -> {}
            }
        }
        return text.toString();
    }

    private static SpeechException unexpanded(XMLStreamReader xml) {
        return new SpeechException("The SSML document refers to an entity that is not expanded: " + xml.getLocalName());
    }

    private void words(String text) throws SpeechException {
        textChars += text.length();
        if (textChars > MAX_TEXT_CHARS) {
            throw new SpeechException("The SSML document has more than " + MAX_TEXT_CHARS + " characters of text");
        }
        add(new SpokenPart.Words(text, prosody.element()));
    }

    private void add(SpokenPart part) throws SpeechException {
        if (parts.size() == MAX_PARTS) {
            throw new SpeechException("The SSML document has more than " + MAX_PARTS + " parts");
        }
        parts.add(part);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return xml.getAttributeValue(null, name);
    }

    /** The JDK's own parser, whatever else the class path holds, so that its hardening is known. */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing is loaded for an SSML document");
        });
        return factory;
    }
}
