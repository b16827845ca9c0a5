package org.carillon.vxml.document;

import java.util.List;

/**
 * {@code <link>} (VoiceXML 2.0 section 2.5).
 *
 * @param dtmf its keys, or null
 * @param target where to go, or what to throw
 * @param grammars what activates it
 * @param line where it stands
 */
public record Link(String dtmf, Target target, List<GrammarElement> grammars, int line) {

    public Link {
        grammars = List.copyOf(grammars);
    }
}
