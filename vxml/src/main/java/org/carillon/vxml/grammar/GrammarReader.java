package org.carillon.vxml.grammar;

import java.net.URI;
import org.w3c.dom.Element;

/**
 * Reads grammars: SRGS 1.0 in XML and ABNF form, and VoiceXML's builtin ones (VoiceXML 2.0 appendix P). Thread-safe if its
 * resolver is.
 */
public final class GrammarReader {

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
        throw new UnsupportedGrammarException("not written yet: " + uri + resolver, false);
    }

    /**
     * An inline SRGS XML grammar.
     *
     * @param grammar the {@code <grammar>} element, in the namespace of VoiceXML, of SRGS, or none
     * @param base what references are resolved against, or null if there can be none
     * @param language inherited {@code xml:lang}
     */
    public Grammar readInline(Element grammar, URI base, String language)
            throws BadGrammarException, UnsupportedGrammarException {
        throw new UnsupportedGrammarException("not written yet", false);
    }

    /**
     * An inline grammar given as text: ABNF, or an XML document (as in a CDATA section).
     *
     * @param mediaType {@code type} of the element, or null
     */
    public Grammar readInline(String text, String mediaType, URI base, String language)
            throws BadGrammarException, UnsupportedGrammarException {
        throw new UnsupportedGrammarException("not written yet", false);
    }

    /** Whether Carillon reads grammars of this media type. */
    public static boolean supports(String mediaType) {
        return true;
    }

    /**
     * The grammars of a builtin type, as {@code <field type>} asks for.
     *
     * @param type {@code boolean}, {@code digits?minlength=3;maxlength=9} ...
     */
    public Grammar builtin(GrammarMode mode, String type, String language) throws UnsupportedGrammarException {
        throw new UnsupportedGrammarException("not written yet", true);
    }

    /** A grammar of one phrase or key sequence, as {@code <choice>} and {@code <option>} make it; {@code approximate} allows parts of the phrase (VoiceXML 2.0 section 2.2.5). */
    public Grammar phrase(GrammarMode mode, String phrase, boolean approximate, String language)
            throws BadGrammarException {
        throw new BadGrammarException("not written yet");
    }
}
