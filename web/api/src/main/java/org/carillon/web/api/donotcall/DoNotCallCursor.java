package org.carillon.web.api.donotcall;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.carillon.customer.DoNotCall;

/** A place in the list: after this customer's wish about this requester. */
record DoNotCallCursor(String address, String requesterId) {

    static final DoNotCallCursor BEGINNING = new DoNotCallCursor("", "");

    private static final int LONGEST = 300;

    static DoNotCallCursor after(DoNotCall last) {
        return new DoNotCallCursor(last.address(), last.requesterId());
    }

    String write() {
        String text = address + " " + requesterId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads what was written.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    static DoNotCallCursor read(String cursor) {
        if (cursor.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ");
        if (parts.length != 2 || !cursor.equals(new DoNotCallCursor(parts[0], parts[1]).write())) {
            throw new IllegalArgumentException("no place in the list");
        }
        return new DoNotCallCursor(parts[0], parts[1]);
    }
}
