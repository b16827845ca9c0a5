package org.carillon.speech.recognition;

import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.language.grammar.Grammar;
import edu.cmu.sphinx.linguist.language.grammar.GrammarNode;
import edu.cmu.sphinx.util.LogMath;
import java.util.List;
import org.carillon.speech.SpeechException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * All that may be said in one of several grammars, as the network of words that sphinx4 searches. References to rules become copies of
 * what they refer to; what leads too deep, as recursion does, can't be said.
 */
final class WordGraph extends Grammar {

    private static final int MAX_NODES = 10_000;
    private static final int MAX_REFERENCES = 20;
    private static final float CERTAIN = LogMath.LOG_ONE;

    private final List<SrgsGrammar> grammars;
    private int nodes;
    private int references;
    private int words;

    private WordGraph(List<SrgsGrammar> grammars, Dictionary dictionary) {
        super(false, true, false, false, dictionary);
        this.grammars = grammars;
    }

    /** @throws SpeechException when it is too large, or holds not a single word */
    static WordGraph of(List<SrgsGrammar> grammars, Dictionary dictionary) throws SpeechException {
        WordGraph graph = new WordGraph(grammars, dictionary);
        graph.build();
        return graph;
    }

    private void build() throws SpeechException {
        newGrammar();
        // the linguist wants silence at both ends
        GrammarNode start = silence();
        GrammarNode end = silence();
        end.setFinalNode(true);
        for (SrgsGrammar grammar : grammars) {
            connect(content(grammar, grammar.root(), start), end);
        }
        if (words == 0) {
            throw new SpeechException("The grammar has no word that can be listened for");
        }
        initialNode = start;
        // without detours over empty nodes
        postProcessGrammar();
    }

    @Override
    public void allocate() {
        // built already, and the dictionary is shared
    }

    @Override
    public void deallocate() {
        // nothing is held
    }

    @Override
    public void dumpStatistics() {
        // nobody reads them
    }

    @Override
    protected GrammarNode createGrammar() {
        return initialNode;
    }

    /**
     * Appends what an element holds, one after the other.
     *
     * @return where it ends, or null where it can't be said
     */
    private GrammarNode content(SrgsGrammar grammar, Element element, GrammarNode from) throws SpeechException {
        GrammarNode at = from;
        for (Node node = element.getFirstChild(); node != null && at != null; node = node.getNextSibling()) {
            if (node instanceof Text text) {
                at = words(text.getData(), at);
            } else if (node instanceof Element part) {
                at = part(grammar, part, at);
            }
        }
        return at;
    }

    private GrammarNode part(SrgsGrammar grammar, Element part, GrammarNode from) throws SpeechException {
        return switch (part.getLocalName()) {
            case "token" -> words(part.getTextContent(), from);
            case "item" -> item(grammar, part, from);
            case "one-of" -> alternatives(grammar, part, from);
            case "ruleref" -> reference(grammar, part, from);
            default -> from;
        };
    }

    private GrammarNode alternatives(SrgsGrammar grammar, Element choices, GrammarNode from) throws SpeechException {
        GrammarNode end = empty();
        boolean any = false;
        for (Node node = choices.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element choice && choice.getLocalName().equals("item")) {
                GrammarNode begin = empty();
                GrammarNode last = item(grammar, choice, begin);
                if (last != null) {
                    from.add(begin, CERTAIN);
                    connect(last, end);
                    any = true;
                }
            }
        }
        return any ? end : null;
    }

    /** SRGS 1.0 section 2.5: {@code repeat="2-5"}, {@code "3"} or {@code "1-"}. */
    private GrammarNode item(SrgsGrammar grammar, Element item, GrammarNode from) throws SpeechException {
        String repeat = item.getAttribute("repeat");
        if (repeat.isEmpty()) {
            return content(grammar, item, from);
        }
        int dash = repeat.indexOf('-');
        int least = Integer.parseInt(dash < 0 ? repeat : repeat.substring(0, dash));
        boolean endless = dash == repeat.length() - 1;
        int most = endless ? Math.max(least, 1) : Integer.parseInt(repeat.substring(dash + 1));
        GrammarNode end = empty();
        GrammarNode at = from;
        for (int time = 0; time < most && at != null; time++) {
            if (time >= least) {
                connect(at, end);
            }
            GrammarNode again = empty();
            at.add(again, CERTAIN);
            at = content(grammar, item, again);
            if (endless && time == most - 1 && at != null) {
                at.add(again, CERTAIN);
            }
        }
        connect(at, end);
        return least == 0 || at != null ? end : null;
    }

    private GrammarNode reference(SrgsGrammar grammar, Element reference, GrammarNode from) throws SpeechException {
        switch (reference.getAttribute("special")) {
            case "" -> {}
            case "NULL" -> {
                return from;
            }
            case "VOID" -> {
                return null;
            }
            default -> throw new SpeechException(
                    "The recognizer can't listen for special=\"" + reference.getAttribute("special") + '"');
        }
        if (references == MAX_REFERENCES) {
            return null;
        }
        // rules without a word, which refer to each other again and again, take no node, but time
        count();
        references++;
        try {
            return content(grammar, grammar.referred(reference.getAttribute("uri")), from);
        } finally {
            references--;
        }
    }

    private GrammarNode words(String text, GrammarNode from) throws SpeechException {
        GrammarNode at = from;
        for (String word : text.strip().split("\\s+")) {
            if (!word.isEmpty() && at != null) {
                at = word(word.replace("\"", ""), at);
            }
        }
        return at;
    }

    private GrammarNode word(String spelling, GrammarNode from) throws SpeechException {
        if (dictionary.getWord(spelling) == null) {
            return null;
        }
        count();
        words++;
        GrammarNode word = createGrammarNode(spelling);
        from.add(word, CERTAIN);
        GrammarNode end = empty();
        pauseBetween(word, end);
        return end;
    }

    /** People may pause between any two words. */
    private void pauseBetween(GrammarNode from, GrammarNode to) throws SpeechException {
        GrammarNode silence = silence();
        from.add(to, CERTAIN);
        from.add(silence, CERTAIN);
        silence.add(silence, CERTAIN);
        silence.add(to, CERTAIN);
    }

    private GrammarNode silence() throws SpeechException {
        count();
        return createGrammarNode(dictionary.getSilenceWord().getSpelling());
    }

    private GrammarNode empty() throws SpeechException {
        count();
        return createGrammarNode(false);
    }

    private void count() throws SpeechException {
        if (++nodes > MAX_NODES) {
            throw new SpeechException("The grammar is too large to be listened for");
        }
    }

    private static void connect(GrammarNode from, GrammarNode to) {
        if (from != null) {
            from.add(to, CERTAIN);
        }
    }
}
