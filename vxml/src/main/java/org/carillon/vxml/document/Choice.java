package org.carillon.vxml.document;

import java.util.List;

/**
 * {@code <choice>} (VoiceXML 2.0 section 2.2.2).
 *
 * @param dtmf its keys, given or implied by {@code <menu dtmf="true">}, or null
 * @param accept how the text may be spoken
 * @param target where to go, or what to throw
 * @param grammars explicit grammars
 * @param content what {@code <enumerate>} says
 * @param text the same as plain text, white space normalised
 * @param line where it stands
 */
public record Choice(
        String dtmf,
        Accept accept,
        Target target,
        List<GrammarElement> grammars,
        List<PromptContent> content,
        String text,
        int line) {

    public Choice {
        grammars = List.copyOf(grammars);
        content = List.copyOf(content);
    }
}
