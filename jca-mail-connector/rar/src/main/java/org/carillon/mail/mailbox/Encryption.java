package org.carillon.mail.mailbox;

/** How the connection to a mail server is protected (RFC 8314). */
enum Encryption {
    /** TLS from the first octet. */
    IMPLICIT,
    /** TLS after STARTTLS or STLS; a server that does not offer it is not used. */
    STARTTLS,
    /** None: on this machine only. */
    NONE;

    /** @throws IllegalArgumentException with a sentence for the operator */
    static Encryption ofWord(String word) {
        return switch (word) {
            case "implicit" -> IMPLICIT;
            case "starttls" -> STARTTLS;
            case "none" -> NONE;
            default -> throw new IllegalArgumentException("tls is implicit, starttls or none");
        };
    }
}
