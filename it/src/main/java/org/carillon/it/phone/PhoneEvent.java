package org.carillon.it.phone;

import java.time.Instant;

/**
 * A line of the phone's log.
 *
 * @param at when
 * @param callId the Call-ID on the wire
 * @param user who was called
 * @param what the method received, the status sent, {@code sent METHOD}, {@code received STATUS}, {@code prompt began}, {@code prompt ended}, {@code pressed
 *     KEYS} or {@code heard KEY}
 */
public record PhoneEvent(Instant at, String callId, String user, String what) {

    /** As a line of a file: the parts with tabs between. */
    public String line() {
        return at + "\t" + callId + "\t" + user + "\t" + what;
    }

    /**
     * Reads a line of a file.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static PhoneEvent parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a line of a phone's log: " + line);
        }
        return new PhoneEvent(Instant.parse(parts[0]), parts[1], parts[2], parts[3]);
    }
}
