package org.carillon.request;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where the outcome is told.
 *
 * @param mail an address, or null
 * @param mailId the Message-ID of the request's mail, or null
 * @param jms name of a JMS queue, or null
 * @param jmsId the correlation id for it, or null
 * @param callback URL of a web server that gets the outcome by a signed POST, or null
 * @param mailParts what the mail holds beside plain text
 */
public record ReplyTo(String mail, String mailId, String jms, String jmsId, String callback, Set<MailPart> mailParts) {

    /** Nobody is told. */
    public static final ReplyTo NOBODY = new ReplyTo(null, null, null, null);

    public ReplyTo {
        mailParts = Set.copyOf(mailParts);
    }

    /** Without a callback, and mails of plain text. */
    public ReplyTo(String mail, String mailId, String jms, String jmsId) {
        this(mail, mailId, jms, jmsId, null, Set.of());
    }

    /** What an outcome's mail may hold beside plain text. */
    public enum MailPart {
        /** The same as HTML, for programs that show it. */
        HTML,
        /** The outcome as an attached JSON document. */
        JSON,
        /** The application's result as an attached CSV file. */
        CSV;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The part of that name.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static MailPart ofWord(String word) {
            return EnumSet.allOf(MailPart.class).stream()
                    .filter(part -> part.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(word));
        }
    }

    /** By mail only. */
    public static ReplyTo mail(String address, String messageId) {
        return new ReplyTo(address, messageId, null, null);
    }

    /** The same, told by a callback too; null for none. */
    public ReplyTo withCallback(String url) {
        return new ReplyTo(mail, mailId, jms, jmsId, url, mailParts);
    }

    /** The same, told in answer to this mail; by mail to its sender where no other address is named. */
    public ReplyTo answering(String sender, String messageId) {
        return new ReplyTo(mail == null ? sender : mail, messageId, jms, jmsId, callback, mailParts);
    }
}
