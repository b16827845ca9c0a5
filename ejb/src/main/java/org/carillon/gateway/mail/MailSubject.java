package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;

/** What a mail is about. */
final class MailSubject {

    private MailSubject() {}

    /** As its writer wrote it (RFC 2047); empty where there is none, or in no charset that is known here. */
    static String of(MimeMessage message) throws MessagingException {
        String subject = message.getHeader("Subject", null);
        try {
            return subject == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(subject));
        } catch (UnsupportedEncodingException e) {
            return "";
        }
    }
}
