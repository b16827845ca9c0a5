package org.carillon.it.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Properties;

/**
 * A mail that arrived in the {@link MailSink}.
 *
 * @param sender the reverse path of the envelope, empty for the null sender
 * @param recipients the forward paths of the envelope
 * @param content the message as of RFC 5322
 */
public record SinkedMail(String sender, List<String> recipients, byte[] content) {

    private static final Session SESSION = Session.getInstance(new Properties());

    /** The decoded subject, empty where there is none. */
    public String subject() {
        try {
            String subject = message().getSubject();
            return subject == null ? "" : subject;
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail in the sink is broken", e);
        }
    }

    /** A header as it stands there, or null. Several of one name are parted by commas. */
    public String header(String name) {
        try {
            return message().getHeader(name, ", ");
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail in the sink is broken", e);
        }
    }

    /** The text of a mail of one part. */
    public String text() {
        try {
            return message().getContent().toString();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the mail in the sink is broken", e);
        }
    }

    private MimeMessage message() throws MessagingException {
        return new MimeMessage(SESSION, new ByteArrayInputStream(content));
    }
}
