package org.carillon.gateway.mail.reply;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carillon.database.InstantColumn;
import org.carillon.gateway.mail.reply.ReplyText.Accepted;
import org.carillon.intake.Acceptance;
import org.carillon.request.NewRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The answers to mails that asked for sessions, kept until a relay takes them. Each mail gets one, however often it comes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RequestReplies {

    private static final Logger LOG = System.getLogger(RequestReplies.class.getName());

    /** More than these an hour nobody gets: two machines that answer each other must not go on for ever (RFC 3834 section 2). */
    static final int MOST_REFUSALS_AN_HOUR = 20;

    private static final Duration SENDING_TIME = Duration.ofMinutes(2);
    private static final Duration KEPT = Duration.ofDays(7);

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** Where the API is reached from outside, such as {@code https://calls.example.com}. */
    @Inject
    @ConfigProperty(name = "carillon.public-url")
    private Optional<String> publicUrl;

    /** Tells that these requests were stored, in the order of their acceptances. */
    public void accepted(AnsweredMail mail, List<NewRequest> requests, List<Acceptance> acceptances) {
        List<Accepted> sessions = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            String id = acceptances.get(i).sessionId();
            sessions.add(new Accepted(requests.get(i).to(), id, statusOf(id)));
        }
        add(mail, ReplyText.accepted(mail, sessions), false);
    }

    /** Tells that a mail was refused; nobody gets more than {@value #MOST_REFUSALS_AN_HOUR} of these an hour. */
    public void refused(AnsweredMail mail, List<String> problems) {
        if (refusalsTo(mail.to()) >= MOST_REFUSALS_AN_HOUR) {
            LOG.log(Level.INFO, "{0} is told of no more refused mails in this hour", mail.to());
            return;
        }
        add(mail, ReplyText.refused(mail, problems), true);
    }

    private String statusOf(String sessionId) {
        return publicUrl.map(url -> url.strip().replaceAll("/+$", "")).orElse("") + "/api/v1/sessions/" + sessionId;
    }

    private long refusalsTo(String recipient) {
        return entities.createQuery(
                        "select count(r) from RequestReply r where r.recipient = :recipient and r.refusal = true"
                                + " and r.createdAt > :since",
                        Long.class)
                .setParameter("recipient", recipient)
                .setParameter("since", clock.instant().minus(Duration.ofHours(1)))
                .getSingleResult();
    }

    private void add(AnsweredMail mail, ReplyText text, boolean refusal) {
        String identity = identity(mail);
        boolean isNew = entities.createQuery("select r.id from RequestReply r where r.identity = :identity", Long.class)
                .setParameter("identity", identity)
                .getResultList()
                .isEmpty();
        if (isNew) {
            entities.persist(new RequestReply(identity, mail, text, refusal, clock.instant()));
        }
    }

    /** Takes what is due; nobody else takes it while its sender is at it. */
    public List<RequestReply> takeDue(int limit) {
        Instant now = clock.instant();
        List<RequestReply> due = new ArrayList<>();
        for (Object row : entities.createNativeQuery(
                        "select * from request_reply where state = 'WAITING' and due_at <= ? order by due_at"
                                + " fetch first " + limit + " rows only for update skip locked",
                        RequestReply.class)
                .setParameter(1, InstantColumn.parameter(now))
                .getResultList()) {
            RequestReply reply = (RequestReply) row;
            reply.tryingUntil(now.plus(SENDING_TIME));
            due.add(reply);
        }
        return due;
    }

    /** It was sent. */
    public void sent(RequestReply reply) {
        waiting(reply).ifPresent(found -> found.sent(clock.instant()));
    }

    /** It could not be sent now. */
    public void failed(RequestReply reply, String why) {
        waiting(reply).ifPresent(found -> found.failed(why, clock.instant()));
    }

    /** Forgets what was told long ago. */
    public void forgetOld() {
        entities.createQuery("delete from RequestReply r where r.createdAt < :then")
                .setParameter("then", clock.instant().minus(KEPT))
                .executeUpdate();
    }

    private Optional<RequestReply> waiting(RequestReply reply) {
        return Optional.ofNullable(entities.find(RequestReply.class, reply.id()))
                .filter(RequestReply::isWaiting);
    }

    private static String identity(AnsweredMail mail) {
        try {
            byte[] text = (mail.to() + "\n" + mail.identity()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
