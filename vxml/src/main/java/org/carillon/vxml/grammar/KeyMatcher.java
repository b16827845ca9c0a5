package org.carillon.vxml.grammar;

import java.util.List;

/**
 * Follows keys, one after the other, through competing grammars (VoiceXML 2.0 appendix D). Grammars of mode voice never match.
 * Used by one thread.
 */
public final class KeyMatcher {

    private final List<Grammar> grammars;
    private final StringBuilder keys = new StringBuilder();

    /** @param grammars in order of precedence, highest first */
    public KeyMatcher(List<Grammar> grammars) {
        this.grammars = List.copyOf(grammars);
    }

    /** Takes one more key: {@code 0-9 * # A-D}. */
    public KeyState press(char key) {
        keys.append(key);
        return state();
    }

    /** What the keys so far are. */
    public KeyState state() {
        return KeyState.CANNOT_MATCH;
    }

    /** The keys so far. */
    public String keys() {
        return keys.toString();
    }

    /** Whether the key would be part of an input; nothing is changed. For {@code termchar}: a key that a grammar wants is not a terminator. */
    public boolean accepts(char key) {
        return false;
    }

    /** Indexes of the grammars that match the keys so far exactly, in order of precedence. */
    public List<Integer> matching() {
        return List.of();
    }

    /** How the grammar of that index matches; it must be one of {@link #matching()}. */
    public GrammarMatch match(int index) {
        return grammars.get(index).match(List.of(keys.toString().split(""))).orElseThrow();
    }

    /** Forgets all keys. */
    public void reset() {
        keys.setLength(0);
    }
}
