package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.carillon.customer.CustomerAddress;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.ReceivedMail;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestedApplication;

/**
 * Reads a mail into requests, one for each customer among its recipients. The application is an attached VoiceXML document, or
 * the first line of the text that is only a link, or else the text itself, to be read aloud. Thread-safe.
 */
final class MailRequestReader {

    private final Session session = Session.getInstance(new Properties());

    /** @throws MailRefusedException with a sentence that tells the sender what to change */
    List<NewRequest> read(ReceivedMail mail) throws MailRefusedException {
        MailShape.check(mail.content());
        try {
            MimeMessage message = new MimeMessage(session, new SharedByteArrayInputStream(mail.content()));
            AutomaticMail.refuse(message);
            MailIdentity identity = MailIdentity.of(message, mail.content());
            return requests(mail, identity, application(message));
        } catch (MessagingException | IOException e) {
            throw new UnreadableMailException("The mail is not well-formed: " + e.getMessage());
        }
    }

    private static RequestedApplication application(MimeMessage message)
            throws MailRefusedException, MessagingException, IOException {
        MailParts parts = MailParts.of(message);
        if (parts.voiceXml() != null) {
            return new RequestedApplication.Attached(AttachedXml.text(parts.voiceXml()));
        }
        if (parts.plainText() != null) {
            return PlainText.of(parts.plainText()).application();
        }
        throw new UnreadableMailException(
                parts.hasHtml()
                        ? "The mail has no plain text: send its text as text/plain, too, or attach VoiceXML"
                        : "The mail has neither a text nor VoiceXML");
    }

    private static List<NewRequest> requests(ReceivedMail mail, MailIdentity identity, RequestedApplication application)
            throws MailRefusedException {
        Set<CustomerAddress> customers = new LinkedHashSet<>();
        for (String recipient : mail.recipients()) {
            customers.add(Recipient.addressOf(recipient));
        }
        ReplyTo replyTo = ReplyTo.mail(mail.sender(), identity.messageId());
        return customers.stream()
                .map(customer -> NewRequest.of(
                        mail.requesterId(), identity.requestTo(customer), customer.text(), application, replyTo))
                .toList();
    }
}
