package org.carillon.gateway.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.carillon.customer.CustomerAddress;
import org.carillon.database.JsonText;
import org.carillon.gateway.schedule.CalendarDesk;
import org.carillon.gateway.schedule.CalendarRequest;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.ReceivedMail;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;

/**
 * Takes invitations (RFC 6047): a mail with a calendar asks for a call whenever its event takes place. The recipients are those who are
 * called; options stand in headers and in a JSON part, since the text of an invitation is written by a program. Thread-safe.
 */
@ApplicationScoped
public class CalendarMails {

    private static final Set<String> TIMES = Set.of("at", "expires");

    @Inject
    private CalendarDesk desk;

    private final Session session = Session.getInstance(new Properties());

    /**
     * Reads the mail if it is an invitation.
     *
     * @throws MailRefusedException with a sentence that tells the sender what to change
     */
    Optional<Invitation> read(ReceivedMail mail) throws MailRefusedException {
        if (!CalendarPart.mayBeIn(mail.content())) {
            return Optional.empty();
        }
        MailShape.check(mail.content());
        try {
            MimeMessage message = new MimeMessage(session, new SharedByteArrayInputStream(mail.content()));
            Optional<Part> calendar = CalendarPart.of(message);
            if (calendar.isEmpty()) {
                return Optional.empty();
            }
            AutomaticMail.refuse(message);
            return Optional.of(read(mail, message, calendar.get()));
        } catch (MessagingException | IOException e) {
            throw new UnreadableMailException(e);
        }
    }

    private static Invitation read(ReceivedMail mail, MimeMessage message, Part calendar)
            throws MailRefusedException, MessagingException, IOException {
        MailParts parts = MailParts.of(message);
        MailOptions options = MailOptions.of(
                OptionHeaders.of(message), parts.json() == null ? new OptionSource() : OptionJson.of(parts.json()));
        RequestedApplication application =
                parts.voiceXml() == null ? null : new RequestedApplication.Attached(AttachedXml.text(parts.voiceXml()));
        return new Invitation(
                new CalendarRequest(
                        mail.requesterId(),
                        Source.MAIL.word(),
                        null,
                        CalendarPart.text(calendar),
                        customers(mail, options),
                        application,
                        request(options, mail.sender())),
                options);
    }

    /**
     * Stores all that it asks for.
     *
     * @throws MailRefusedException with a sentence that tells the sender what to change; nothing is stored
     * @throws jakarta.ejb.EJBException when the database is away; nothing is stored
     */
    void take(Invitation invitation) throws MailRefusedException {
        try {
            desk.take(invitation.request());
        } catch (InvalidRequestException e) {
            throw new RequestProblemsException(invitation.options().explain(e.problems()));
        }
    }

    private static Set<CustomerAddress> customers(ReceivedMail mail, MailOptions options) throws MailRefusedException {
        Set<CustomerAddress> customers = new LinkedHashSet<>();
        for (String recipient : mail.recipients()) {
            customers.add(Recipient.addressOf(recipient));
        }
        customers.addAll(Recipient.addressesIn(options));
        return customers;
    }

    /** What every occurrence asks for, told to the sender where nobody else is named. */
    private static JsonObject request(MailOptions options, String sender) throws RequestProblemsException {
        JsonObject said = options.request("", JsonValue.NULL);
        if (said.keySet().stream().anyMatch(TIMES::contains)) {
            throw new RequestProblemsException(List.of("at and expires: the event says when already"));
        }
        JsonObjectBuilder replyTo = said.get("replyTo") instanceof JsonObject given
                ? Json.createObjectBuilder(given)
                : Json.createObjectBuilder();
        if (!(said.get("replyTo") instanceof JsonObject given && given.containsKey("mail"))) {
            replyTo.add("mail", sender);
        }
        Set<String> notSaid = options.application() == null ? Set.of("to", "application") : Set.of("to");
        return Json.createObjectBuilder(JsonText.without(said, notSaid))
                .add("replyTo", replyTo)
                .build();
    }
}
