package org.carillon.vxml.interpret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.platform.Recording;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptSession;

/** {@code application.lastresult$} (VoiceXML 2.0 section 5.1.5; 2.1 sections 4 and 9), and shadow variables of the same make. */
final class LastResult {

    private final Context context;
    private final Map<String, Object> common = new LinkedHashMap<>();
    private final List<Map<String, Object>> results = new ArrayList<>();

    LastResult(Context context, Recognition input) throws VoiceXmlEvent {
        this.context = context;
        common.put("inputmode", input.mode());
        putPosition(common, input.position());
        putRecording(common, input.recording(), context.conversation());
        for (Recognition.Guess guess : input.nBest()) {
            results.add(result(guess));
        }
    }

    /** What the best guess means. */
    Object interpretation() {
        return results.get(0).get("interpretation");
    }

    /** What a field's shadow variable holds. */
    Map<String, Object> shadow() {
        return results.get(0);
    }

    /** Sets the variable. */
    LastResult assign() {
        assign(context, results);
        return this;
    }

    /** Sets the variable to what was heard, but not understood. */
    static void assignNoMatch(Context context, String mode, String utterance, double confidence, Recording recording) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("confidence", confidence);
        result.put("utterance", utterance);
        result.put("inputmode", mode);
        result.put("interpretation", ScriptSession.undefined());
        putRecording(result, recording, context.conversation());
        assign(context, List.of(result));
    }

    private static void assign(Context context, List<Map<String, Object>> results) {
        ScriptSession script = context.conversation().script();
        Object array = script.fromJava(results);
        results.get(0).forEach((name, value) -> script.put(array, name, value));
        context.applicationScope().declare("lastresult$", array);
    }

    private Map<String, Object> result(Recognition.Guess guess) throws VoiceXmlEvent {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("confidence", guess.confidence());
        result.put("utterance", guess.utterance());
        try {
            result.put(
                    "interpretation",
                    guess.match().interpret(context.conversation().script()));
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
        result.putAll(common);
        return result;
    }

    private static void putPosition(Map<String, Object> result, PlayPosition position) {
        if (position.markName() != null) {
            result.put("markname", position.markName());
            result.put("marktime", position.markMillis());
        }
    }

    private static void putRecording(Map<String, Object> result, Recording recording, Conversation conversation) {
        if (recording != null) {
            result.put("recording", conversation.recordings().value(recording, conversation.script()));
            result.put("recordingsize", recording.content().length);
            result.put("recordingduration", recording.millis());
        }
    }
}
