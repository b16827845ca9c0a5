package org.carillon.vxml.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.Application;
import org.carillon.vxml.DialogueListener;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.SessionVariables;
import org.carillon.vxml.VoiceXmlEngine;
import org.carillon.vxml.VoiceXmlSettings;
import org.carillon.vxml.platform.VirtualPhone;

/** One VoiceXML test: a folder, its start document, and a caller who does what the prompts say. */
final class VoiceXmlIrTest {

    private final Path folder;
    private final Map<String, String> row;

    VoiceXmlIrTest(Path manifestFolder, Map<String, String> row) {
        this.folder = manifestFolder.resolve(row.get("id")).toAbsolutePath().normalize();
        this.row = row;
    }

    IrResult run() throws IOException {
        ObedientCaller caller = new ObedientCaller(row.get("id"));
        VirtualPhone phone = new VirtualPhone(caller);
        StringBuilder story = new StringBuilder();
        List<String> queued = new ArrayList<>();
        try (IrServer server = new IrServer(folder);
                VoiceXmlEngine engine = new VoiceXmlEngine(settings())) {
            SessionVariables variables = new SessionVariables(
                    "sip:carillon@localhost", "sip:caller@localhost", "sip", "2.0", null, "local", Map.of());
            Application application = new Application.Referenced(server.base().resolve(row.get("start")));
            SessionResult result = engine.open(application, variables, phone, new Storyteller(queued, story))
                    .run();
            if (row.get("expected").contains("manual") && ManualTests.covers(row.get("id"))) {
                return ManualTests.check(row.get("id"), phone.heard());
            }
            return verdict(queued, result, story.toString());
        }
    }

    private IrResult verdict(List<String> heard, SessionResult result, String story) {
        if (!row.get("expected").contains("pass")) {
            return new IrResult(IrResult.Verdict.SKIP, "for a listener to judge: heard " + heard);
        }
        for (String prompt : heard) {
            if (prompt.equals("pass")) {
                return IrResult.passed();
            }
            if (prompt.equals("fail")) {
                break;
            }
        }
        return IrResult.failed(
                result.kind() + " " + result.event() + " " + result.message() + "; heard " + heard + "; " + story);
    }

    private static VoiceXmlSettings settings() {
        VoiceXmlSettings strict = VoiceXmlSettings.strict();
        return new VoiceXmlSettings(
                List.of("127.0.0.0/8"),
                strict.maxDocumentBytes(),
                strict.maxAudioBytes(),
                Duration.ofSeconds(5),
                strict.maxRedirects(),
                strict.maxSessionDuration(),
                strict.maxTransitions(),
                strict.maxEventsWithoutInput(),
                strict.scriptTimeout(),
                strict.scriptMemoryBytes());
    }

    /** Notes prompts, also those that a caller who is gone never hears, and events, so that a failure explains itself. */
    private record Storyteller(List<String> queued, StringBuilder story) implements DialogueListener {

        @Override
        public void promptQueued(String text) {
            queued.add(text);
        }

        @Override
        public void eventThrown(String event, String message) {
            story.append('[').append(event).append(": ").append(message).append(']');
        }
    }
}
