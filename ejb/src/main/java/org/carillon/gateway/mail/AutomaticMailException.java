package org.carillon.gateway.mail;

import org.carillon.mail.MailRefusedException;

/** A mail of a machine: refused, and never answered by a mail. */
class AutomaticMailException extends MailRefusedException {

    AutomaticMailException(String sentence) {
        super(554, sentence);
    }
}
