package org.carillon.vxml.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows keys, one after the other, through competing grammars (VoiceXML 2.0 appendix D). Grammars of mode voice never match.
 * Used by one thread.
 */
public final class KeyMatcher {

    private final List<Grammar> grammars;
    private final List<String> keys = new ArrayList<>();
    private List<KeyState> states;

    /** @param grammars in order of precedence, highest first */
    public KeyMatcher(List<Grammar> grammars) {
        this.grammars = List.copyOf(grammars);
        this.states = statesOf(keys);
    }

    /** Takes one more key: {@code 0-9 * # A-D}. */
    public KeyState press(char key) {
        keys.add(String.valueOf(key));
        states = statesOf(keys);
        return state();
    }

    /** What the keys so far are. Without any key, a grammar that matches the empty input matches. */
    public KeyState state() {
        return combined(states);
    }

    /** The keys so far. */
    public String keys() {
        return String.join("", keys);
    }

    /**
     * Whether the key would be part of an input; nothing is changed. For {@code termchar}: a key that a grammar wants is not a
     * terminator.
     */
    public boolean accepts(char key) {
        List<String> withKey = new ArrayList<>(keys);
        withKey.add(String.valueOf(key));
        return combined(statesOf(withKey)) != KeyState.CANNOT_MATCH;
    }

    /** Indexes of the grammars that match the keys so far exactly, in order of precedence. */
    public List<Integer> matching() {
        List<Integer> matching = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).isMatch()) {
                matching.add(i);
            }
        }
        return matching;
    }

    /** How the grammar of that index matches; it must be one of {@link #matching()}. */
    public GrammarMatch match(int index) {
        return grammars.get(index).match(keys).orElseThrow();
    }

    /** Forgets all keys. */
    public void reset() {
        keys.clear();
        states = statesOf(keys);
    }

    private List<KeyState> statesOf(List<String> input) {
        return grammars.stream().map(grammar -> grammar.stateOf(input)).toList();
    }

    private static KeyState combined(List<KeyState> states) {
        return KeyState.of(
                states.stream().anyMatch(KeyState::isMatch), states.stream().anyMatch(KeyState::couldGoOn));
    }
}
