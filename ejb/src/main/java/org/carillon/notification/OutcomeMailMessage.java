package org.carillon.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.request.ReplyTo.MailPart;

/**
 * The mail that tells one outcome. Told twice it bears the same Message-ID, so that its receiver can see that.
 *
 * <p>Its headers hold nothing that others wrote but the address and the Message-ID of the request, both of a form that cannot
 * begin a new header.
 */
final class OutcomeMailMessage extends MimeMessage {

    private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^<>\"(),:;\\\\]]+@[!-~&&[^<>\"(),;@\\\\]]+");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-~&&[^<>]]+>");

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private OutcomeMailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MimeMessage compose(Session session, Notification notification, Outcome outcome) throws MessagingException {
        InternetAddress from = InternetAddress.getLocalAddress(session);
        OutcomeMailMessage message = new OutcomeMailMessage(session, messageId(notification, from));
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, address(notification.target()));
        message.setSentDate(Date.from(notification.createdAt()));
        MailWords words = MailWords.of(notification, outcome);
        message.setSubject(words.subject(), UTF_8);
        message.setHeader("Auto-Submitted", notification.payload() == null ? "auto-replied" : "auto-generated");
        String request = notification.reference();
        if (request != null && MESSAGE_ID.matcher(request).matches()) {
            message.setHeader("In-Reply-To", request);
            message.setHeader("References", request);
        }
        Set<MailPart> parts =
                notification.payload() == null ? outcome.session().replyTo().mailParts() : Set.of();
        if (parts.isEmpty()) {
            message.setText(MailText.plain(words), UTF_8);
        } else {
            message.setContent(all(words, outcome, parts));
        }
        message.saveChanges();
        return message;
    }

    private static Multipart all(MailWords words, Outcome outcome, Set<MailPart> parts) throws MessagingException {
        Multipart readable = new MimeMultipart("alternative");
        readable.addBodyPart(text(MailText.plain(words), "plain"));
        if (parts.contains(MailPart.HTML)) {
            readable.addBodyPart(text(MailText.html(words), "html"));
        }
        if (parts.equals(Set.of(MailPart.HTML))) {
            return readable;
        }
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(readable);
        Multipart all = new MimeMultipart("mixed", first);
        String name = "call-" + outcome.session().id();
        if (parts.contains(MailPart.JSON)) {
            all.addBodyPart(attachment(
                    name + ".json", "application/json", OutcomeJson.of(outcome).toString()));
        }
        if (parts.contains(MailPart.CSV)) {
            all.addBodyPart(attachment(name + ".csv", "text/csv; charset=utf-8", OutcomeCsv.of(outcome)));
        }
        return all;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static MimeBodyPart attachment(String name, String type, String content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content.getBytes(StandardCharsets.UTF_8), type)));
        part.setFileName(name);
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }

    /** Whether it is one address, of a form that can't begin another header or address. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static InternetAddress address(String target) throws MessagingException {
        if (target == null || !isAddress(target)) {
            throw new AddressException("not a mail address", target);
        }
        return new InternetAddress(target, true);
    }

    private static String messageId(Notification notification, InternetAddress from) {
        String address = from.getAddress();
        return "<" + notification.sessionId() + "." + notification.id() + address.substring(address.lastIndexOf('@'))
                + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
