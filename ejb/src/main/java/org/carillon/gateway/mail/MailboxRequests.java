package org.carillon.gateway.mail;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.gateway.mail.origin.MailOrigins;
import org.carillon.gateway.mail.origin.OpenedMail;
import org.carillon.gateway.mail.reply.AnsweredMail;
import org.carillon.gateway.mail.reply.RequestReplies;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.intake.RequestIntake;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.MailboxMail;
import org.carillon.mail.ReceivedMail;
import org.carillon.request.InvalidRequestException;
import org.carillon.requester.Requester;
import org.carillon.requester.Requesters;

/**
 * Takes requests out of mailboxes. Nobody logged in to bring them: the author has to be a requester, and the mail has to prove that, by what
 * the operator's mail server found out or by what it bears itself. There is no reply of SMTP either, so the author gets a mail that tells the result.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailboxRequests {

    @Inject
    private Requesters requesters;

    @Inject
    private MailOrigins origins;

    @Inject
    private RequestIntake intake;

    @Inject
    private CalendarMails calendars;

    @Inject
    private RequestReplies replies;

    private final MailRequestReader reader = new MailRequestReader();

    /**
     * Stores what the mail asks for, and tells its author.
     *
     * @throws MailRefusedException 5xx after its author was told, where that is proper
     * @throws EJBException when the database is away: the mail is to be brought again
     */
    public void accept(MailboxMail mail) throws MailRefusedException {
        MailboxLetter letter = MailboxLetter.of(mail);
        Optional<Requester> requester = requesters.byMail(letter.author()).filter(Requester::active);
        try {
            accept(mail, letter, requester);
        } catch (AutomaticMailException neverAnswered) {
            throw neverAnswered;
        } catch (MailRefusedException refusal) {
            if (refusal.code() >= 500) {
                tell(refusal, letter, requester);
            }
            throw refusal;
        }
    }

    private void accept(MailboxMail mail, MailboxLetter letter, Optional<Requester> requester)
            throws MailRefusedException {
        Requester author = requester.orElseThrow(() ->
                new MailRefusedException(550, "5.7.1 " + letter.author() + " is not the mail address of a requester"));
        if (mail.tooLarge()) {
            throw new MailRefusedException(552, "5.3.4 The message is too large");
        }
        if (letter.recipients().size() > MailRequestReader.MOST_NUMBERS) {
            throw new MailRefusedException(
                    554, "5.5.3 The mail has more than " + MailRequestReader.MOST_NUMBERS + " numbers to call");
        }
        store(mail, letter, author);
    }

    private void store(MailboxMail mail, MailboxLetter letter, Requester author) throws MailRefusedException {
        OpenedMail opened = origins.open(
                new ReceivedMail(null, author.mail(), List.copyOf(letter.recipients()), mail.content(), null));
        AnsweredMail answered = answered(letter, author.mail());
        Optional<Invitation> invitation = calendars.read(opened.readable());
        if (invitation.isPresent()) {
            origins.prove(opened, invitation.get().proven(), letter.proofs());
            calendars.take(invitation.get());
            replies.accepted(answered, List.of(), List.of());
        } else {
            store(opened, reader.read(opened.readable()), letter, answered);
        }
    }

    private void store(OpenedMail opened, MailRequests asked, MailboxLetter letter, AnsweredMail answered)
            throws MailRefusedException {
        try {
            String origin = origins.prove(opened, asked.requests(), letter.proofs());
            replies.accepted(answered, asked.requests(), intake.acceptAll(asked.requests(), origin));
        } catch (InvalidRequestException e) {
            throw asked.refusal(e.problems());
        } catch (ConflictingRequestException e) {
            throw new MailRefusedException(554, "5.6.0 Another mail came with the same Message-ID");
        }
    }

    /**
     * Tells a requester, whose address we know, or else the sender of the envelope where the author's domain stands for the mail. A forged
     * address gets nothing: its holder never wrote to us.
     */
    private void tell(MailRefusedException refusal, MailboxLetter letter, Optional<Requester> requester) {
        String to = requester.map(Requester::mail).orElse(letter.proofs().isEmpty() ? null : senderOf(letter));
        if (to != null) {
            replies.refused(
                    answered(letter, to),
                    refusal instanceof RequestProblemsException wrong
                            ? wrong.problems()
                            : List.of(refusal.getMessage().replaceFirst("^[245]\\.\\d{1,3}\\.\\d{1,3} ", "")));
        }
    }

    private static String senderOf(MailboxLetter letter) {
        String domain = letter.author().substring(letter.author().lastIndexOf('@'));
        String returnPath = letter.returnPath();
        return returnPath != null && returnPath.toLowerCase(Locale.ROOT).endsWith(domain)
                ? returnPath
                : letter.author();
    }

    private static AnsweredMail answered(MailboxLetter letter, String to) {
        return new AnsweredMail(to, letter.identity().value(), letter.identity().messageId(), letter.subject());
    }
}
