package org.carillon.mail.mailbox;

import java.util.Locale;

/** How a mailbox is read. */
enum Protocol {
    IMAP(993, 143),
    POP3(995, 110);

    private final int tlsPort;
    private final int plainPort;

    Protocol(int tlsPort, int plainPort) {
        this.tlsPort = tlsPort;
        this.plainPort = plainPort;
    }

    /** @throws IllegalArgumentException with a sentence for the operator */
    static Protocol ofWord(String word) {
        return switch (word) {
            case "imap" -> IMAP;
            case "pop3" -> POP3;
            default -> throw new IllegalArgumentException("is read by imap or pop3, not by " + word);
        };
    }

    int defaultPort(Encryption encryption) {
        return encryption == Encryption.IMPLICIT ? tlsPort : plainPort;
    }

    /** The name that Jakarta Mail has for it. */
    String provider(Encryption encryption) {
        return name().toLowerCase(Locale.ROOT) + (encryption == Encryption.IMPLICIT ? "s" : "");
    }
}
