package org.carillon.vxml.interpret;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.grammar.Grammar;
import org.carillon.vxml.grammar.GrammarMatch;
import org.carillon.vxml.grammar.GrammarMode;
import org.carillon.vxml.grammar.KeyMatcher;
import org.carillon.vxml.grammar.KeyState;

/** Keys of one input, from the first to the last (VoiceXML 2.0 appendix D.1): when it is over, and what it was. */
final class KeyInput {

    private final List<ActiveGrammar> active;
    private final KeyMatcher matcher;
    private final Properties properties;
    private final String termchar;
    private final boolean enabled;
    private final StringBuilder pressed = new StringBuilder();
    private boolean invalid;
    private boolean over;

    KeyInput(List<ActiveGrammar> all, Properties properties) {
        this.active = all.stream()
                .filter(one -> one.grammar().mode() == GrammarMode.DTMF)
                .toList();
        List<Grammar> grammars = active.stream().map(ActiveGrammar::grammar).toList();
        this.matcher = new KeyMatcher(grammars);
        this.properties = properties;
        this.termchar = properties.get("termchar");
        this.enabled = properties.lists("inputmodes", "dtmf");
    }

    /** Whether keys count at all (property {@code inputmodes}). */
    boolean isEnabled() {
        return enabled;
    }

    boolean isEmpty() {
        return pressed.length() == 0;
    }

    /** All keys, but a terminator. */
    String pressed() {
        return pressed.toString();
    }

    boolean isOver() {
        return over;
    }

    boolean isMatch() {
        return !invalid && matcher.state().isMatch();
    }

    /**
     * Takes a key.
     *
     * @return how long to wait for the next one
     */
    Duration press(char key) throws VoiceXmlEvent {
        boolean terminator = termchar.indexOf(key) >= 0 && (invalid || !matcher.accepts(key));
        if (terminator) {
            // without a key before it, it is an input that no grammar knows
            invalid |= isEmpty();
            over = true;
            return Duration.ZERO;
        }
        pressed.append(key);
        KeyState state = invalid ? KeyState.CANNOT_MATCH : matcher.press(key);
        // appendix D: what has become invalid is collected until its end, then it is a nomatch
        invalid = state == KeyState.CANNOT_MATCH;
        return state == KeyState.MATCHES ? afterLast() : properties.time("interdigittimeout");
    }

    /** Appendix D.1.5 to D.1.7: nothing can follow but a terminator, and that only if there is time for one. */
    private Duration afterLast() throws VoiceXmlEvent {
        Duration termtimeout = properties.time("termtimeout");
        over = termchar.isEmpty() || termtimeout.isZero();
        return termtimeout;
    }

    void timedOut() {
        over = true;
    }

    /** Whether that key makes a complete input of what a hotword prompt has heard so far; if nothing can come of it, it is forgotten. */
    boolean completes(char key) {
        KeyState state = matcher.press(key);
        if (state.isMatch()) {
            String keys = matcher.keys();
            matcher.reset();
            keys.substring(0, keys.length() - 1).chars().forEach(earlier -> {
                matcher.press((char) earlier);
                pressed.append((char) earlier);
            });
            return true;
        }
        if (state == KeyState.CANNOT_MATCH) {
            matcher.reset();
        }
        return false;
    }

    /** One guess for each grammar that matches, in order of precedence; keys leave no doubt. */
    List<Recognition.Guess> guesses() {
        List<Recognition.Guess> guesses = new ArrayList<>();
        int index = matcher.matching().get(0);
        GrammarMatch match = matcher.match(index);
        guesses.add(new Recognition.Guess(match, active.get(index), pressed(), 1.0));
        return guesses;
    }
}
