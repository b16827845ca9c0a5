package org.carillon.speech.recognition;

import com.sun.speech.freetts.lexicon.LetterToSound;
import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.dictionary.Pronunciation;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How words are pronounced: as the CMU dictionary says, whatever their case, and words that it does not know (names above all) by the
 * letter-to-sound rules of the synthesizer, which speaks in the same phones. Not thread-safe.
 */
final class Pronunciations implements Dictionary {

    /** Phones of the rules that the acoustic model calls otherwise. */
    private static final Map<String, String> PHONES = Map.of("AX", "AH", "PAU", "");

    /** What the rules are made for. */
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z']{1,60}");

    private final Dictionary dictionary;
    private final UnitManager units;
    private final LetterToSound rules;

    Pronunciations(Dictionary dictionary, UnitManager units, LetterToSound rules) {
        this.dictionary = dictionary;
        this.units = units;
        this.rules = rules;
    }

    /** Returns the word spelled as given, or null when it can't be spoken. */
    @Override
    public Word getWord(String spelling) {
        Word known = dictionary.getWord(spelling.toLowerCase(Locale.ROOT));
        if (known != null && known.isFiller()) {
            return known;
        }
        List<Pronunciation> all = known == null ? byRules(spelling) : copies(known.getPronunciations());
        if (all.isEmpty()) {
            return null;
        }
        Word word = new Word(spelling, all.toArray(Pronunciation[]::new), false);
        all.forEach(pronunciation -> pronunciation.setWord(word));
        return word;
    }

    /** A pronunciation knows the one word that it is of. */
    private static List<Pronunciation> copies(Pronunciation[] known) {
        return Arrays.stream(known)
                .map(one -> new Pronunciation(one.getUnits(), one.getTag(), one.getProbability()))
                .toList();
    }

    private List<Pronunciation> byRules(String spelling) {
        if (!LETTERS.matcher(spelling).matches()) {
            return List.of();
        }
        List<Unit> sounds = new ArrayList<>();
        for (String phone : rules.getPhones(spelling.toLowerCase(Locale.ROOT), null)) {
            String name = phone.replaceAll("[0-9]", "").toUpperCase(Locale.ROOT);
            name = PHONES.getOrDefault(name, name);
            if (!name.isEmpty()) {
                sounds.add(units.getUnit(name));
            }
        }
        return sounds.isEmpty() ? List.of() : List.of(new Pronunciation(sounds.toArray(Unit[]::new), null, 1));
    }

    @Override
    public Word getSentenceStartWord() {
        return dictionary.getSentenceStartWord();
    }

    @Override
    public Word getSentenceEndWord() {
        return dictionary.getSentenceEndWord();
    }

    @Override
    public Word getSilenceWord() {
        return dictionary.getSilenceWord();
    }

    @Override
    public Word[] getFillerWords() {
        return dictionary.getFillerWords();
    }

    @Override
    public void allocate() throws IOException {
        dictionary.allocate();
    }

    @Override
    public void deallocate() {
        // kept for the next grammar
    }

    @Override
    public void newProperties(PropertySheet sheet) {
        // configured by its constructor
    }
}
