package org.carillon.it.benchmark;

import jakarta.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Requests for sessions of tomorrow, each for another customer, so that nothing but accepting goes on. */
record RestDialogue(String key) implements KeptConnections.Dialogue {

    @Override
    public void once(KeptConnections.Line line, int number) throws IOException {
        String body = Json.createObjectBuilder()
                .add("to", String.format("+1555%06d", number))
                .add("at", Instant.now().plus(Duration.ofDays(1)).toString())
                .add("application", Json.createObjectBuilder().add("text", "Your parcel has come."))
                .build()
                .toString();
        line.say(
                "POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + key + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        String status = line.hear();
        boolean chunked = false;
        boolean last = false;
        int length = 0;
        for (String header = line.hear().toLowerCase();
                !header.isEmpty();
                header = line.hear().toLowerCase()) {
            last |= header.startsWith("connection: close");
            chunked |= header.startsWith("transfer-encoding: chunked");
            length = header.startsWith("content-length:")
                    ? Integer.parseInt(header.substring(15).strip())
                    : length;
        }
        if (chunked) {
            skipChunks(line);
        } else {
            line.skip(length);
        }
        if (last) {
            line.reopen();
        }
        if (!status.contains(" 202 ")) {
            throw new IOException(status);
        }
    }

    private static void skipChunks(KeptConnections.Line line) throws IOException {
        int length;
        do {
            length = Integer.parseInt(line.hear().split(";")[0].strip(), 16);
            line.skip(length);
            line.hear();
        } while (length > 0);
    }
}
