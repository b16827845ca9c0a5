package org.carillon.vxml.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.Application;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.SessionVariables;
import org.carillon.vxml.VoiceXmlEngine;
import org.carillon.vxml.VoiceXmlSettings;

/**
 * Runs an application in the terminal: prompts are printed, keys and words are typed. {@code mvn -q -pl vxml exec:java@simulate
 * -Dapplication=FILE-or-URL}, after a build.
 */
public final class Simulator {

    private Simulator() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || arguments[0].isBlank()) {
            System.err.println("usage: mvn -q -pl vxml exec:java@simulate -Dapplication=FILE-or-URL");
            System.exit(2);
        }
        Path file = Path.of(arguments[0]);
        if (Files.isRegularFile(file)) {
            try (FileServer server = new FileServer(file.toAbsolutePath().getParent())) {
                run(server.uri(file.getFileName().toString()));
            }
        } else {
            run(URI.create(arguments[0]));
        }
        System.exit(0);
    }

    private static void run(URI uri) {
        System.out.println("Type keys (12#), words (yes), an empty line to keep silent, or \"hang up\".");
        SessionVariables variables =
                new SessionVariables("sip:carillon@localhost", "tel:+15550100", "sip", "2.0", null, "local", Map.of());
        try (VoiceXmlEngine engine = new VoiceXmlEngine(settings())) {
            SessionResult result = engine.open(
                            new Application.Referenced(uri), variables, new Terminal(System.in), new Transcript())
                    .run();
            System.out.println("-- ended: " + result.kind().name().toLowerCase(java.util.Locale.ROOT)
                    + (result.event() == null ? "" : " " + result.event())
                    + (result.message() == null ? "" : ": " + result.message())
                    + (result.values().isEmpty() ? "" : " " + result.values()));
        }
    }

    /** On their own machine, authors may fetch from everywhere. */
    private static VoiceXmlSettings settings() {
        VoiceXmlSettings strict = VoiceXmlSettings.strict();
        return new VoiceXmlSettings(
                List.of("0.0.0.0/0", "::/0"),
                strict.maxDocumentBytes(),
                strict.maxAudioBytes(),
                strict.fetchTimeout(),
                strict.maxRedirects(),
                strict.maxSessionDuration(),
                strict.maxTransitions(),
                strict.maxEventsWithoutInput(),
                strict.scriptTimeout(),
                strict.scriptMemoryBytes());
    }
}
