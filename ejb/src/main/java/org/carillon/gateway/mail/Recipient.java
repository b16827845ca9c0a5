package org.carillon.gateway.mail;

import org.carillon.customer.CustomerAddress;
import org.carillon.mail.MailRefusedException;

/** Whom a recipient of a mail stands for: its local part is a number in E.164, or {@code sip:user}. */
final class Recipient {

    private Recipient() {}

    /** @param forwardPath {@code local-part@domain}, unquoted */
    static CustomerAddress addressOf(String forwardPath) throws MailRefusedException {
        String localPart = forwardPath.substring(0, Math.max(0, forwardPath.lastIndexOf('@')));
        try {
            return CustomerAddress.parse(localPart);
        } catch (IllegalArgumentException e) {
            throw new MailRefusedException(553, "5.1.3 The recipient " + localPart + " " + e.getMessage());
        }
    }
}
