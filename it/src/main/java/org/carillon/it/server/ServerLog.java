package org.carillon.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        return records()
                .filter(record -> record.group(1).equals("SEVERE"))
                .map(ServerLog::message)
                .toList();
    }

    /** The messages that begin with the given words, oldest first. */
    public List<String> messages(String beginning) throws IOException {
        return records()
                .map(ServerLog::message)
                .filter(message -> message.startsWith(beginning))
                .toList();
    }

    private Stream<MatchResult> records() throws IOException {
        return Files.exists(file) ? RECORD.matcher(Files.readString(file)).results() : Stream.empty();
    }

    private static String message(MatchResult record) {
        return record.group(2).strip();
    }
}
