package org.carillon.gateway.mail;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.carillon.database.CarillonDatabase;
import org.carillon.gateway.mail.origin.MailOrigins;
import org.carillon.gateway.mail.origin.OpenedMail;
import org.carillon.gateway.mail.reply.RequestReplies;
import org.carillon.intake.Acceptance;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.intake.RequestIntake;
import org.carillon.mail.MailListener;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.MailboxMail;
import org.carillon.mail.ReceivedMail;
import org.carillon.request.InvalidRequestException;
import org.carillon.requester.RecentRequesters;
import org.carillon.requester.Requester;
import org.carillon.requester.Requesters;

/**
 * Takes requests as mails. Accepted means stored for good: {@link #onMail} returns after the commit of all the requests in the
 * mail, or none of them was stored. A mail that comes again is known by its Message-ID.
 */
@MessageDriven(
        messageListenerInterface = MailListener.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "carillon#mail-rar"),
            @ActivationConfigProperty(propertyName = "domains", propertyValue = "${MPCONFIG=carillon.mail.domains:}")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class MailRequestListener implements MailListener {

    private static final Logger LOG = System.getLogger(MailRequestListener.class.getName());

    @EJB
    private CarillonDatabase database;

    @EJB
    private Requesters requesters;

    @Inject
    private RecentRequesters recentRequesters;

    @Inject
    private MailOrigins origins;

    @EJB
    private RequestIntake intake;

    @Inject
    private CalendarMails calendars;

    @Inject
    private MailboxRequests mailboxes;

    @Inject
    private MailboxPlaces places;

    @Inject
    private RequestReplies replies;

    private final MailRequestReader reader = new MailRequestReader();

    /** The password is a requester's key, the user its id or its mail address. */
    @Override
    public String authenticate(String user, String password) throws MailRefusedException {
        try {
            database.isReady();
            return requesters
                    .byLogin(user, password)
                    .map(Requester::id)
                    .orElseThrow(() -> new MailRefusedException(535, "5.7.8 The user or the key is wrong"));
        } catch (EJBException e) {
            throw notNow(454, "4.7.0 Logins cannot be checked now, try again", e);
        }
    }

    @Override
    public void acceptRecipient(String requesterId, String sender, String recipient) throws MailRefusedException {
        Recipient.addressOf(recipient);
        if (sender.isEmpty()) {
            throw new MailRefusedException(550, "5.7.1 A request needs a sender who can be told its outcome");
        }
        if (requesterId == null) {
            checkSender(sender);
        } else if (!sender.equalsIgnoreCase(requester(requesterId).mail())) {
            throw new MailRefusedException(550, "5.7.1 " + sender + " is not the mail address of " + requesterId);
        }
    }

    private void checkSender(String sender) throws MailRefusedException {
        try {
            database.isReady();
            origins.checkSender(sender);
        } catch (EJBException | PersistenceException e) {
            throw notNow(451, "4.3.0 Requesters cannot be looked up now, try again", e);
        }
    }

    private Requester requester(String requesterId) throws MailRefusedException {
        try {
            return recentRequesters
                    .find(requesterId)
                    .filter(Requester::active)
                    .orElseThrow(() -> new MailRefusedException(550, "5.7.1 Unknown requester"));
        } catch (EJBException e) {
            throw notNow(451, "4.3.0 Requesters cannot be looked up now, try again", e);
        }
    }

    @Override
    public void onMail(ReceivedMail mail) throws MailRefusedException {
        MailShape.check(mail.content());
        try {
            OpenedMail opened = origins.open(mail);
            Optional<Invitation> invitation = calendars.read(opened.readable());
            if (invitation.isPresent()) {
                origins.prove(opened, invitation.get().proven());
                calendars.take(invitation.get());
            } else {
                store(opened, reader.read(opened.readable()));
            }
        } catch (EJBException | PersistenceException e) {
            throw notNow(451, "4.3.0 The request cannot be stored now, try again", e);
        }
    }

    private void store(OpenedMail opened, MailRequests asked) throws MailRefusedException {
        try {
            String origin = origins.prove(opened, asked.requests());
            List<Acceptance> acceptances = intake.acceptAll(asked.requests(), origin);
            if (asked.isReplyWanted(requester(opened.readable().requesterId()))) {
                replies.accepted(asked.answeredBy(opened.readable().sender()), asked.requests(), acceptances);
            }
        } catch (InvalidRequestException e) {
            throw asked.refusal(e.problems());
        } catch (ConflictingRequestException e) {
            throw new MailRefusedException(554, "5.6.0 Another mail came with the same Message-ID");
        }
    }

    @Override
    public boolean isReadHere(String mailbox) {
        try {
            database.isReady();
            return places.isHere(mailbox);
        } catch (EJBException | PersistenceException e) {
            LOG.log(Level.DEBUG, "it is not known who reads mailbox " + mailbox, e);
            return false;
        }
    }

    @Override
    public void onMailboxMail(MailboxMail mail) throws MailRefusedException {
        try {
            database.isReady();
            mailboxes.accept(mail);
        } catch (EJBException | PersistenceException e) {
            throw notNow(451, "4.3.0 The mail cannot be taken now, try again", e);
        }
    }

    private static MailRefusedException notNow(int code, String sentence, RuntimeException cause) {
        LOG.log(Level.WARNING, "mail is refused for now: {0}", cause.toString());
        return new MailRefusedException(code, sentence);
    }
}
