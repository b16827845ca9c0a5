package org.carillon.vxml.interpret;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carillon.vxml.document.RecordItem;
import org.carillon.vxml.platform.Recording;

/** {@code <record>} (VoiceXML 2.0 section 2.3.6). */
final class RecordVisit implements Visit {

    private static final String MEDIA_TYPE = "audio/x-wav";
    private static final Duration MAX_TIME = Duration.ofSeconds(60);
    private static final Duration FINAL_SILENCE = Duration.ofSeconds(2);

    @Override
    public Next visit(FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        RecordItem record = (RecordItem) item.item();
        form.queuePrompts(item);
        Conversation conversation = form.context().conversation();
        conversation.caller().mustBeThere();
        String type = Objects.requireNonNullElse(record.type(), MEDIA_TYPE);
        if (!conversation.caller().platform().supportsRecording(type)) {
            throw new VoiceXmlEvent("error.unsupported.format", "recordings can't be made in " + type);
        }
        List<ActiveGrammar> active = new ActiveGrammars(form, item).all();
        RecordInput input = new RecordInput(form, item, active, record.dtmfterm());
        Duration maxtime = Objects.requireNonNullElse(record.maxtime(), MAX_TIME);
        Duration silence = Objects.requireNonNullElse(record.finalsilence(), FINAL_SILENCE);
        try {
            input.record(type, maxtime, silence, record.beep());
        } catch (VoiceXmlEvent event) {
            // a caller who hangs up leaves what was said until then
            if (event.name().startsWith("connection.disconnect") && input.recording() != null) {
                fill(input, form, item);
            }
            throw event;
        }
        if (input.recognition() != null && !isOwn(input.recognition(), record)) {
            return new InputProcessing(form, item).process(input.recognition());
        }
        fill(input, form, item);
        form.markFilled(item);
        return form.executeFilled();
    }

    private static boolean isOwn(Recognition recognition, RecordItem record) {
        return recognition.best().active().meaning() instanceof ActiveGrammar.FillsItem fills && fills.item() == record;
    }

    private static void fill(RecordInput input, FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        Conversation conversation = form.context().conversation();
        Recording recording = input.recording();
        item.set(conversation.recordings().value(recording, conversation.script()));
        Map<String, Object> shadow = new LinkedHashMap<>();
        shadow.put("duration", recording.millis());
        shadow.put("size", recording.content().length);
        shadow.put("termchar", input.termchar());
        shadow.put("maxtime", input.isMaxtime());
        if (input.recognition() != null) {
            new LastResult(form.context(), input.recognition()).assign();
            shadow.put("utterance", input.recognition().best().utterance());
            shadow.put("confidence", input.recognition().best().confidence());
        }
        item.setShadow(conversation.script().fromJava(shadow));
        conversation.listener().recorded(item.item().name(), recording);
        conversation.listener().filled(item.item().name(), recording.millis() + " ms of " + recording.mediaType());
    }
}
