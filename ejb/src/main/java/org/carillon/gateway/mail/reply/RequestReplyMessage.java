package org.carillon.gateway.mail.reply;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.regex.Pattern;

/** The mail that an answer becomes (RFC 3834 section 3). Sent twice it bears the same Message-ID, so that its receiver can see that. */
final class RequestReplyMessage extends MimeMessage {

    private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^<>\"(),:;\\\\]]+@[!-~&&[^<>\"(),;@\\\\]]+");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-~&&[^<>]]+>");

    private final String messageId;

    private RequestReplyMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MimeMessage compose(Session session, RequestReply reply) throws MessagingException {
        if (!ADDRESS.matcher(reply.recipient()).matches()) {
            throw new MessagingException("not a mail address");
        }
        InternetAddress from = InternetAddress.getLocalAddress(session);
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@'));
        RequestReplyMessage message =
                new RequestReplyMessage(session, "<" + reply.identity().substring(0, 40) + domain + ">");
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, new InternetAddress(reply.recipient(), true));
        message.setSentDate(Date.from(reply.createdAt()));
        message.setSubject(reply.subject(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-replied");
        String request = reply.inReplyTo();
        if (request != null && MESSAGE_ID.matcher(request).matches()) {
            message.setHeader("In-Reply-To", request);
            message.setHeader("References", request);
        }
        message.setText(reply.body(), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
