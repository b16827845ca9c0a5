package org.carillon.it.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads what a server wrote to its log, in Payara's own format: fields in brackets, then the message. */
public final class ServerLog {

    private static final Pattern RECORD = Pattern.compile(
            "^\\[[-0-9T:.+Z]+] \\[[^\\]]*] \\[(\\w+)] .*? \\[\\[\\s*(.*?)]]$", Pattern.MULTILINE | Pattern.DOTALL);

    private final Path file;

    ServerLog(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** The messages that something failed, oldest first. */
    public List<String> failures() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return RECORD.matcher(text)
                .results()
                .filter(record -> record.group(1).equals("SEVERE"))
                .map(ServerLog::message)
                .toList();
    }

    private static String message(MatchResult record) {
        return record.group(2).strip();
    }
}
