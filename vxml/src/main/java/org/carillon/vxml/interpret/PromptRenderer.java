package org.carillon.vxml.interpret;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.vxml.document.Prompt;
import org.carillon.vxml.document.PromptContent;
import org.carillon.vxml.platform.PromptPart;
import org.carillon.vxml.platform.Recording;
import org.carillon.vxml.script.ScriptSession;

/**
 * Turns a prompt into what is played: speech as SSML, recorded audio, marks. Values are put in, audio is fetched, and what can't
 * be had is replaced by its alternative (VoiceXML 2.0 section 4.1.3).
 */
final class PromptRenderer {

    private final Execution execution;
    private final Prompt prompt;
    private final List<PromptPart> parts = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final SsmlWriter ssml;

    PromptRenderer(Execution execution, Prompt prompt) {
        this.execution = execution;
        this.prompt = prompt;
        String language = prompt.language() == null ? execution.context().language() : prompt.language();
        this.ssml = new SsmlWriter(language);
    }

    void render() throws VoiceXmlEvent {
        render(prompt.content());
        endSpeech();
    }

    List<PromptPart> parts() {
        return parts;
    }

    /** For people. */
    String text() {
        return String.join(" ", texts);
    }

    private void render(List<PromptContent> content) throws VoiceXmlEvent {
        for (PromptContent part : content) {
            render(part);
        }
    }

    private void render(PromptContent part) throws VoiceXmlEvent {
        if (part instanceof PromptContent.Text text) {
            say(text.text());
        } else if (part instanceof PromptContent.Value value) {
            value(value);
        } else if (part instanceof PromptContent.Audio audio) {
            audio(audio);
        } else if (part instanceof PromptContent.Mark mark) {
            mark(execution.textOf(mark.name(), mark.nameexpr()));
        } else if (part instanceof PromptContent.Each each) {
            each(each);
        } else if (part instanceof PromptContent.Enumerate enumerate) {
            enumerate(enumerate);
        } else if (part instanceof PromptContent.Markup markup) {
            ssml.open(markup.name(), markup.attributes());
            render(markup.content());
            ssml.close();
        }
    }

    private void say(String characters) {
        execution.conversation().limits().countSpeech(characters.length());
        ssml.text(characters);
    }

    private void value(PromptContent.Value value) throws VoiceXmlEvent {
        Object result = execution.evaluate(value.expr());
        Optional<Recording> recording = execution.conversation().recordings().of(result);
        if (recording.isPresent()) {
            play(recording.get());
        } else {
            say(execution.text(value.expr()));
        }
    }

    private void audio(PromptContent.Audio audio) throws VoiceXmlEvent {
        Object source = audio.src() == null ? execution.evaluate(audio.expr()) : audio.src();
        if (source == null || ScriptSession.isUndefined(source)) {
            // VoiceXML 2.0 section 4.1.3: ignored, its alternative too
            return;
        }
        Optional<Recording> recording = execution.conversation().recordings().of(source);
        if (recording.isPresent()) {
            play(recording.get());
            return;
        }
        String reference = audio.src() == null ? execution.text(audio.expr()) : audio.src();
        Optional<PromptPart.Audio> fetched = new AudioFetch(
                        execution.conversation().fetcher(), execution.properties(), base())
                .fetch(reference, audio.fetch());
        if (fetched.isPresent()) {
            play(fetched.get());
        } else {
            render(withoutDescription(audio.alternative()));
        }
    }

    /** {@code <desc>} describes the audio; it isn't an alternative for it (SSML 1.0 section 3.3.3). */
    private static List<PromptContent> withoutDescription(List<PromptContent> content) {
        return content.stream()
                .filter(part -> !(part instanceof PromptContent.Markup markup
                        && markup.name().equals("desc")))
                .toList();
    }

    private URI base() throws VoiceXmlEvent {
        URI base = execution.context().base();
        return prompt.base() == null
                ? base
                : SessionFetcher.resolve(base, prompt.base().toString());
    }

    private void play(Recording recording) {
        if (recording.content().length > 0) {
            play(new PromptPart.Audio(recording.content(), recording.mediaType(), "recording"));
        }
    }

    private void play(PromptPart.Audio audio) {
        endSpeech();
        parts.add(audio);
        texts.add("<" + audio.uri() + ">");
    }

    private void mark(String name) {
        endSpeech();
        parts.add(new PromptPart.Mark(name));
    }

    private void each(PromptContent.Each each) throws VoiceXmlEvent {
        for (Object element : Arrays.elements(each.array(), execution)) {
            execution.conversation().limits().countWork();
            execution.scope().declare(each.item(), element);
            render(each.content());
        }
    }

    /** VoiceXML 2.0 section 2.2.4: the template once for each choice, or the platform's own wording. */
    private void enumerate(PromptContent.Enumerate enumerate) throws VoiceXmlEvent {
        for (Enumeration.Entry entry : Enumeration.of(execution)) {
            if (enumerate.content().isEmpty()) {
                say(entry.wording());
            } else {
                execution.scope().declare("_prompt", entry.prompt());
                execution.scope().declare("_dtmf", entry.dtmf() == null ? "" : entry.dtmf());
                render(enumerate.content());
            }
        }
    }

    private void endSpeech() {
        ssml.take().ifPresent(speech -> {
            parts.add(speech);
            if (speech instanceof PromptPart.Spoken spoken) {
                texts.add(spoken.text());
            }
        });
    }
}
