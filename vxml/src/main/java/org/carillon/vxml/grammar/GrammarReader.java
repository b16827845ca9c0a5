package org.carillon.vxml.grammar;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads grammars: SRGS 1.0 in XML and ABNF form, and VoiceXML's builtin ones (VoiceXML 2.0 appendix P). Thread-safe if its
 * resolver is.
 */
public final class GrammarReader {

    private static final Set<String> XML_TYPES = Set.of("application/srgs+xml", "application/grammar+xml");
    private static final Set<String> ABNF_TYPES = Set.of("application/srgs", "application/grammar");

    /** What servers say that don't know grammars: the content tells. */
    private static final Set<String> GENERIC_TYPES =
            Set.of("application/xml", "text/xml", "text/plain", "application/octet-stream", "content/unknown");

    private final GrammarResolver resolver;

    /** @param resolver fetches external grammars and what they refer to */
    public GrammarReader(GrammarResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * An external or builtin grammar.
     *
     * @param uri absolute; its fragment names a public rule; {@code builtin:dtmf/digits?length=4}, {@code builtin:grammar/boolean}
     * @param mediaType what the reference says it is ({@code type}), or null; a server that says otherwise wins
     * @param language of the referring element, for builtin grammars
     */
    public Grammar read(URI uri, String mediaType, String language)
            throws BadGrammarException, UnsupportedGrammarException {
        Documents documents = new Documents(this);
        if ("builtin".equals(uri.getScheme())) {
            GrammarDocument builtin = BuiltinGrammars.document(uri, null, language);
            return new Compiler(documents).compile(builtin, builtin.root());
        }
        GrammarDocument document = documents.document(withoutFragment(uri), mediaType);
        String rule = uri.getFragment() == null ? rootOf(document, uri) : uri.getFragment();
        if (!document.rules().containsKey(rule)) {
            throw new BadGrammarException("no rule " + rule + " in " + uri);
        }
        return new Compiler(documents).compile(document, rule);
    }

    /**
     * An inline grammar given as text: ABNF, or an XML document whose root is {@code <grammar>} in the namespace of SRGS, of
     * VoiceXML, or none.
     *
     * @param mediaType {@code type} of the element, or null
     * @param base what references are resolved against, or null if there can be none
     * @param language inherited {@code xml:lang}
     */
    public Grammar readInline(String text, String mediaType, URI base, String language)
            throws BadGrammarException, UnsupportedGrammarException {
        boolean abnf = isAbnf(text);
        checkType(mediaType, abnf);
        GrammarDocument document = abnf
                ? AbnfParser.parse(text, base)
                : XmlGrammarParser.parseInline(XmlElement.parse(text.strip()), base, language);
        check(document);
        Documents documents = new Documents(this);
        return new Compiler(documents).compile(document, rootOfInline(document));
    }

    /** Whether Carillon reads grammars of this media type. */
    public static boolean supports(String mediaType) {
        String type = withoutParameters(mediaType);
        return XML_TYPES.contains(type) || ABNF_TYPES.contains(type) || GENERIC_TYPES.contains(type);
    }

    /**
     * The grammar of a builtin type, as {@code <field type>} asks for.
     *
     * @param type {@code boolean}, {@code digits?minlength=3;maxlength=9} ...
     * @throws BadGrammarException if its parameters contradict each other
     */
    public Grammar builtin(GrammarMode mode, String type, String language)
            throws BadGrammarException, UnsupportedGrammarException {
        return read(uri("builtin:" + (mode == GrammarMode.DTMF ? "dtmf/" : "grammar/") + type), null, language);
    }

    /**
     * A grammar of one phrase or key sequence, as {@code <choice>} and {@code <option>} make it.
     *
     * @param approximate whether some of the phrase's words, in their order, are enough (VoiceXML 2.0 section 2.2.5)
     */
    public Grammar phrase(GrammarMode mode, String phrase, boolean approximate, String language)
            throws BadGrammarException, UnsupportedGrammarException {
        GrammarDocument document = PhraseGrammar.document(mode, phrase, approximate, language);
        return new Compiler(new Documents(this)).compile(document, document.root());
    }

    /** Fetches and parses a document. */
    GrammarDocument fetch(URI uri, String mediaType) throws BadGrammarException, UnsupportedGrammarException {
        GrammarSource source = resolver.resolve(uri);
        boolean abnf = isAbnf(GrammarEncoding.beginning(source.content()));
        String served = source.mediaType();
        boolean servedSaysIt = served != null && !GENERIC_TYPES.contains(withoutParameters(served));
        checkType(servedSaysIt ? served : mediaType, abnf);
        GrammarDocument document = abnf
                ? AbnfParser.parse(GrammarEncoding.decode(source.content()), source.uri())
                : XmlGrammarParser.parse(XmlElement.parse(source.content()), source.uri());
        check(document);
        return document;
    }

    private static boolean isAbnf(String text) {
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return start.stripLeading().startsWith("#ABNF");
    }

    private static void checkType(String mediaType, boolean abnf)
            throws BadGrammarException, UnsupportedGrammarException {
        if (mediaType == null) {
            return;
        }
        if (!supports(mediaType)) {
            throw new UnsupportedGrammarException("grammars of type " + mediaType + " are not supported", false);
        }
        checkForm(mediaType, abnf);
    }

    /** Refuses a media type that is the other form's. */
    static void checkForm(String mediaType, boolean abnf) throws BadGrammarException {
        if (mediaType != null && (abnf ? XML_TYPES : ABNF_TYPES).contains(withoutParameters(mediaType))) {
            throw new BadGrammarException("grammar is not of type " + mediaType);
        }
    }

    private static void check(GrammarDocument document) throws BadGrammarException, UnsupportedGrammarException {
        document.checkReferences();
        if (!TagFormat.isKnown(document.tagFormat())) {
            throw new UnsupportedGrammarException("tag-format " + document.tagFormat() + " is not supported", false);
        }
    }

    /** The root rule's name; a grammar without one can't be referred to as a whole (SRGS 1.0 section 4.7). */
    String rootOf(GrammarDocument document, URI uri) throws BadGrammarException {
        if (document.root() == null) {
            throw new BadGrammarException("no root rule in " + uri);
        }
        return document.root();
    }

    /** An inline grammar without root means its only public rule, or its only rule. */
    private static String rootOfInline(GrammarDocument document) throws BadGrammarException {
        if (document.root() != null) {
            return document.root();
        }
        List<String> names = new ArrayList<>(document.rules().keySet());
        if (names.size() > 1) {
            names.removeIf(name -> !document.rules().get(name).isPublic());
        }
        if (names.size() != 1) {
            throw new BadGrammarException("inline grammar without root rule");
        }
        return names.get(0);
    }

    private static String withoutParameters(String mediaType) {
        int end = mediaType.indexOf(';');
        return (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    static URI uri(String text) throws BadGrammarException {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new BadGrammarException("not a URI: " + text, e);
        }
    }

    static URI resolve(URI base, URI reference) throws BadGrammarException {
        URI absolute = base == null ? reference : base.resolve(reference);
        if (!absolute.isAbsolute()) {
            throw new BadGrammarException("relative reference without a base: " + reference);
        }
        return absolute;
    }

    static URI withoutFragment(URI uri) throws BadGrammarException {
        return uri.getRawFragment() == null ? uri : uri(uri.toString().replaceFirst("#.*", ""));
    }
}
