package org.carillon.vxml.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.carillon.vxml.grammar.GrammarMatch;
import org.carillon.vxml.grammar.GrammarMode;
import org.carillon.vxml.platform.SpeechRequest;
import org.carillon.vxml.platform.Utterance;

/** Speech of one input: what to listen for, and what was meant. */
final class SpeechInput {

    private final List<ActiveGrammar> active;
    private final FormInterpretation form;
    private final Properties properties;
    private boolean listening;

    SpeechInput(List<ActiveGrammar> all, FormInterpretation form, Properties properties) {
        this.active = all.stream()
                .filter(one -> one.grammar().mode() == GrammarMode.VOICE)
                .toList();
        this.form = form;
        this.properties = properties;
    }

    /** Listens, if there is something to listen for. */
    void start(Caller caller) throws VoiceXmlEvent {
        if (!listening && !active.isEmpty() && properties.lists("inputmodes", "voice")) {
            caller.platform().listen(request());
            listening = true;
        }
    }

    boolean isListening() {
        return listening;
    }

    void stop(Caller caller) {
        if (listening) {
            listening = false;
            caller.platform().stopListening();
        }
    }

    /** Listens again after something that didn't count. */
    void restart(Caller caller) throws VoiceXmlEvent {
        listening = false;
        start(caller);
    }

    /** What the utterances mean: those that a grammar parses, each with the grammar of the highest precedence. */
    List<Recognition.Guess> guesses(List<Utterance> nBest) throws VoiceXmlEvent {
        double level = properties.share("confidencelevel");
        int most = Objects.requireNonNullElse(properties.number("maxnbest"), 1);
        List<Recognition.Guess> guesses = new ArrayList<>();
        for (Utterance utterance : nBest) {
            if (utterance.confidence() >= level && guesses.size() < most) {
                guess(utterance).ifPresent(guesses::add);
            }
        }
        return guesses;
    }

    private Optional<Recognition.Guess> guess(Utterance utterance) {
        for (ActiveGrammar one : active) {
            Optional<GrammarMatch> match = one.grammar().match(utterance.words());
            if (match.isPresent()) {
                return Optional.of(new Recognition.Guess(match.get(), one, utterance.words(), utterance.confidence()));
            }
        }
        return Optional.empty();
    }

    private SpeechRequest request() throws VoiceXmlEvent {
        String language = form.context().language();
        return new SpeechRequest(
                active.stream().map(one -> one.grammar().toSrgsXml()).toList(),
                language == null ? "en-US" : language,
                properties.time("completetimeout"),
                properties.time("incompletetimeout"),
                properties.time("maxspeechtimeout"),
                Math.max(1, Objects.requireNonNullElse(properties.number("maxnbest"), 1)),
                properties.share("sensitivity"),
                properties.share("confidencelevel"));
    }
}
