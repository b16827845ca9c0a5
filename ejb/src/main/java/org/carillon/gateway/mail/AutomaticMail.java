package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.util.Locale;
import java.util.Set;
import org.carillon.mail.MailRefusedException;

/** Mail that no person and no application of a requester meant for us: answers to our own mails, above all (RFC 3834). */
final class AutomaticMail {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk");

    private AutomaticMail() {}

    static void refuse(Part message) throws MessagingException, MailRefusedException {
        String submitted = first(message, "Auto-Submitted");
        if (submitted != null && !submitted.split("[;(\\s]", 2)[0].equals("no")) {
            throw new MailRefusedException(554, "5.7.1 Automatic mail is no request: Auto-Submitted is not no");
        }
        String precedence = first(message, "Precedence");
        if (precedence != null && BULK.contains(precedence)) {
            throw new MailRefusedException(554, "5.7.1 Mail to many is no request: Precedence is " + precedence);
        }
    }

    private static String first(Part message, String header) throws MessagingException {
        String[] values = message.getHeader(header);
        return values == null ? null : values[0].strip().toLowerCase(Locale.ROOT);
    }
}
