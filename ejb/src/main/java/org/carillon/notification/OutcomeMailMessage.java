package org.carillon.notification;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.regex.Pattern;

/**
 * The mail that tells one outcome. Told twice it bears the same Message-ID, so that its receiver can see that.
 *
 * <p>Its headers hold nothing that others wrote but the address and the Message-ID of the request, both of a form that cannot
 * begin a new header.
 */
final class OutcomeMailMessage extends MimeMessage {

    private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^<>\"(),:;\\\\]]+@[!-~&&[^<>\"(),;@\\\\]]+");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-~&&[^<>]]+>");

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
        message.setSubject(OutcomeText.subject(outcome), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-replied");
        String request = notification.reference();
        if (request != null && MESSAGE_ID.matcher(request).matches()) {
            message.setHeader("In-Reply-To", request);
            message.setHeader("References", request);
        }
        message.setText(OutcomeText.body(outcome), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    private static InternetAddress address(String target) throws MessagingException {
        if (target == null || !ADDRESS.matcher(target).matches()) {
            throw new MessagingException("not a mail address");
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
