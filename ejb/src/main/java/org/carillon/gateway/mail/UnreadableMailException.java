package org.carillon.gateway.mail;

import org.carillon.mail.MailRefusedException;

/** A mail that cannot be read as a request: {@code 554 5.6.0}. */
class UnreadableMailException extends MailRefusedException {

    private static final int LONGEST_CAUSE = 200;

    /** @param sentence for the sender */
    UnreadableMailException(String sentence) {
        super(554, "5.6.0 " + sentence);
    }

    /** @param cause what the parser says of a mail that is not well-formed; it may quote much of it */
    UnreadableMailException(Exception cause) {
        this("The mail is not well-formed: " + shortened(String.valueOf(cause.getMessage())));
    }

    private static String shortened(String cause) {
        return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE) + "...";
    }
}
