package org.carillon.gateway.mail;

import org.carillon.mail.MailRefusedException;

/** A mail that cannot be read as a request: {@code 554 5.6.0}. */
class UnreadableMailException extends MailRefusedException {

    /** @param sentence for the sender */
    UnreadableMailException(String sentence) {
        super(554, "5.6.0 " + sentence);
    }
}
