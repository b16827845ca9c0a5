package org.carillon.gateway.mail;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
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
import org.carillon.request.InvalidRequestException;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestJson;
import org.carillon.request.RequestedApplication;

/**
 * Reads a mail into requests, one for each customer among its recipients. The application is an attached VoiceXML document, or
 * the one that the JSON part names, or the first line of the text that is only a link, or else the text itself, to be read aloud.
 * Thread-safe.
 */
final class MailRequestReader {

    /** Looked for once: {@code Json} goes through all libraries each time. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /** Numbers that a mail may name beside its recipients. */
    static final int MOST_NUMBERS = 100;

    private static final RequestId NO_IDENTITY = new RequestId(RequestId.Source.MAIL, null);

    private final Session session = Session.getInstance(new Properties());

    /** @throws MailRefusedException with a sentence that tells the sender what to change */
    MailRequests read(ReceivedMail mail) throws MailRefusedException {
        MailShape.check(mail.content());
        try {
            MimeMessage message = new MimeMessage(session, new SharedByteArrayInputStream(mail.content()));
            AutomaticMail.refuse(message);
            MailIdentity identity = MailIdentity.of(message, mail.content(), mail.client() == null);
            return requests(mail, identity, message, MailParts.of(message));
        } catch (MessagingException | IOException e) {
            throw new UnreadableMailException(e);
        }
    }

    /** The one place where the parts of a mail become requests. */
    private static MailRequests requests(ReceivedMail mail, MailIdentity identity, MimeMessage message, MailParts parts)
            throws MailRefusedException, MessagingException, IOException {
        OptionLines text = OptionLines.of(
                parts.plainText() == null ? "" : PlainText.of(parts.plainText()).text());
        MailOptions options = MailOptions.of(
                OptionHeaders.of(message),
                parts.json() == null ? new OptionSource() : OptionJson.of(parts.json()),
                text.options());
        JsonValue application = application(parts, options, new PlainText(text.text()));
        return new MailRequests(
                requests(mail, identity, options, application), options, identity, MailSubject.of(message));
    }

    private static JsonValue application(MailParts parts, MailOptions options, PlainText text)
            throws MailRefusedException, MessagingException, IOException {
        if (options.application() != null && parts.voiceXml() != null) {
            throw new UnreadableMailException("The mail has two applications: a VoiceXML document, and one in its "
                    + options.application().place());
        }
        if (options.application() != null) {
            return options.application().value();
        }
        if (parts.voiceXml() != null) {
            return json("vxml", AttachedXml.text(parts.voiceXml()));
        }
        if (parts.plainText() != null) {
            return text.application() instanceof RequestedApplication.Linked linked
                    ? json("url", linked.url())
                    : json("text", text.text().strip());
        }
        throw new UnreadableMailException(
                parts.hasHtml()
                        ? "The mail has no plain text: send its text as text/plain, too, or attach VoiceXML"
                        : "The mail has neither a text nor VoiceXML");
    }

    private static JsonValue json(String kind, String value) {
        return JSON.createObjectBuilder().add(kind, value).build();
    }

    private static List<NewRequest> requests(
            ReceivedMail mail, MailIdentity identity, MailOptions options, JsonValue application)
            throws MailRefusedException {
        Set<CustomerAddress> customers = customers(mail, options);
        String first = customers.iterator().next().text();
        try {
            NewRequest request = RequestJson.read(
                    options.request(first, application), mail.requesterId(), NO_IDENTITY, ReplyTo.NOBODY);
            ReplyTo replyTo = request.replyTo().answering(mail.sender(), identity.messageId());
            return customers.stream()
                    .map(customer -> request.toCall(customer.text(), identity.requestTo(customer))
                            .tellingTo(replyTo))
                    .toList();
        } catch (InvalidRequestException e) {
            throw new RequestProblemsException(options.explain(e.problems()));
        }
    }

    /** The recipients; where none of them is a customer, as in a mailbox, the numbers among the options. */
    private static Set<CustomerAddress> customers(ReceivedMail mail, MailOptions options) throws MailRefusedException {
        if (!mail.recipients().isEmpty() && options.numbers() != null) {
            throw new RequestProblemsException(List.of(
                    options.numbers().place() + ": the recipients of the mail are the numbers to call already"));
        }
        Set<CustomerAddress> customers = new LinkedHashSet<>();
        for (String recipient : mail.recipients()) {
            customers.add(Recipient.addressOf(recipient));
        }
        customers.addAll(Recipient.addressesIn(options));
        if (customers.isEmpty()) {
            throw new UnreadableMailException("The mail names nobody to call: begin its text with a line such as"
                    + " Number: +15550100, or put the number into the address that you write to");
        }
        return customers;
    }
}
