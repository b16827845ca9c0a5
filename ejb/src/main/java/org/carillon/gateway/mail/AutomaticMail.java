package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.util.Locale;
import java.util.Set;

/**
 * Mail that no person and no application of a requester meant for us: answers to our own mails and bounces of them (RFC 3464), lists, and
 * what goes in circles. None of it is a request, and none of it is answered (RFC 3834 section 2).
 */
final class AutomaticMail {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk");

    /** More servers on its way than any mail needs (RFC 5321 section 6.3). */
    private static final int MOST_HOPS = 100;

    private AutomaticMail() {}

    static void refuse(Part message) throws MessagingException, AutomaticMailException {
        String submitted = first(message, "Auto-Submitted");
        if (submitted != null && !submitted.split("[;(\\s]", 2)[0].equals("no")) {
            throw new AutomaticMailException("5.7.1 Automatic mail is no request: Auto-Submitted is not no");
        }
        String precedence = first(message, "Precedence");
        if (precedence != null && BULK.contains(precedence)) {
            throw new AutomaticMailException("5.7.1 Mail to many is no request: Precedence is " + precedence);
        }
        if (message.getHeader("List-Id") != null || message.getHeader("List-Unsubscribe") != null) {
            throw new AutomaticMailException("5.7.1 Mail of a mailing list is no request");
        }
        if (message.isMimeType("multipart/report")) {
            throw new AutomaticMailException("5.7.1 A report about another mail is no request");
        }
        if ("<>".equals(first(message, "Return-Path"))) {
            throw new AutomaticMailException("5.7.1 Mail of nobody is no request: the sender is <>");
        }
        String[] hops = message.getHeader("Received");
        if (hops != null && hops.length > MOST_HOPS) {
            throw new AutomaticMailException("5.4.6 The mail goes in circles");
        }
    }

    private static String first(Part message, String header) throws MessagingException {
        String[] values = message.getHeader(header);
        return values == null ? null : values[0].strip().toLowerCase(Locale.ROOT);
    }
}
