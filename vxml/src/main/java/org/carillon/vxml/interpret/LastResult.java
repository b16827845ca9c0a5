package org.carillon.vxml.interpret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptSession;

/** {@code application.lastresult$} (VoiceXML 2.0 section 5.1.5; 2.1 sections 4 and 9). */
final class LastResult {

    private final Context context;
    private final Recognition input;

    LastResult(Context context, Recognition input) {
        this.context = context;
        this.input = input;
    }

    /**
     * Sets it.
     *
     * @return the interpretation of the best guess
     */
    Object assign() throws VoiceXmlEvent {
        ScriptSession script = context.conversation().script();
        List<Object> results = new ArrayList<>();
        Map<String, Object> best = null;
        for (Recognition.Guess guess : input.nBest()) {
            Map<String, Object> result = result(guess, script);
            best = best == null ? result : best;
            results.add(script.fromJava(result));
        }
        Object array = script.fromJava(results);
        best.forEach((name, value) -> script.put(array, name, value));
        context.applicationScope().declare("lastresult$", array);
        return best.get("interpretation");
    }

    private Map<String, Object> result(Recognition.Guess guess, ScriptSession script) throws VoiceXmlEvent {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("confidence", guess.confidence());
        result.put("utterance", guess.utterance());
        result.put("inputmode", input.mode());
        try {
            result.put("interpretation", guess.match().interpret(script));
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
        putPosition(result, input.position());
        return result;
    }

    /** {@code markname} and {@code marktime}, if a mark was passed. */
    static void putPosition(Map<String, Object> result, PlayPosition position) {
        if (position.markName() != null) {
            result.put("markname", position.markName());
            result.put("marktime", position.markMillis());
        }
    }
}
