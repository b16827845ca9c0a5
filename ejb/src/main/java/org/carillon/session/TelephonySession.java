package org.carillon.session;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.customer.CustomerAddress;
import org.carillon.database.Insertion;
import org.carillon.database.Insertion.Field;
import org.carillon.database.JsonText;
import org.carillon.request.ApplicationDigest;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.ReplyTo.MailPart;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.carillon.request.RetryPlan;
import org.carillon.request.RetryPlanJson;
import org.carillon.request.StoredApplication;

/** An accepted request and what has become of it. Guards its own life: it moves only as {@link SessionState} allows. */
@Entity
@Table(name = "telephony_session")
public class TelephonySession {

    private static final int LONGEST_REASON = 1_000;

    /** What a new session is stored with; what it gets to know only later is not among it. */
    static final Insertion<TelephonySession> INSERTION = new Insertion<>(
            "telephony_session",
            List.of(
                    Field.text("id", session -> session.id),
                    Field.number("version", session -> 1),
                    Field.text("requester_id", session -> session.requesterId),
                    Field.text("source", session -> session.source),
                    Field.text("external_id", session -> session.externalId),
                    Field.text("request_digest", session -> session.requestDigest),
                    Field.text("address", session -> session.address),
                    Field.text("caller_id", session -> session.callerId),
                    Field.text("application_kind", session -> session.application.kind()),
                    Field.text("application_url", session -> session.application.url()),
                    Field.text("application_text", session -> session.application.text()),
                    Field.text("application_browser", session -> session.application.browser()),
                    Field.text("parameters", session -> session.parameters),
                    Field.number("priority", session -> session.priority),
                    Field.number("max_attempts", session -> session.maxAttempts),
                    Field.number("attempts", session -> session.attempts),
                    Field.instant("wanted_at", session -> session.wantedAt),
                    Field.instant("due_at", session -> session.dueAt),
                    Field.instant("expires_at", session -> session.expiresAt),
                    Field.text("state", session -> session.state.name()),
                    Field.flag("cancel_requested", session -> session.cancelRequested),
                    Field.text("node_id", session -> session.nodeId),
                    Field.text("reply_mail", session -> session.replyMail),
                    Field.text("reply_mail_id", session -> session.replyMailId),
                    Field.text("reply_jms", session -> session.replyJms),
                    Field.text("reply_jms_id", session -> session.replyJmsId),
                    Field.text("alternatives", session -> session.alternatives),
                    Field.number("number_index", session -> session.numberIndex),
                    Field.text("language", session -> session.language),
                    Field.text("retry_plan", session -> session.retryPlan),
                    Field.text("reply_callback", session -> session.replyCallback),
                    Field.text("reply_mail_parts", session -> session.replyMailParts),
                    Field.flag("attempts_open", session -> session.attemptsOpen),
                    Field.text("application_digest", session -> session.applicationDigest),
                    Field.instant("created_at", session -> session.createdAt),
                    Field.instant("changed_at", session -> session.changedAt)));

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "requester_id")
    private String requesterId;

    private String source;

    @Column(name = "external_id")
    private String externalId;

    @Column(name = "request_digest")
    private String requestDigest;

    private String address;

    @Column(name = "caller_id")
    private String callerId;

    @Embedded
    private StoredApplication application;

    private String parameters;
    private int priority;

    @Column(name = "max_attempts")
    private int maxAttempts;

    private int attempts;

    @Column(name = "wanted_at")
    private Instant wantedAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Enumerated(EnumType.STRING)
    private SessionState state;

    private String reason;

    @Column(name = "result_values")
    private String resultValues;

    @Column(name = "cancel_requested")
    private boolean cancelRequested;

    @Column(name = "node_id")
    private String nodeId;

    @Column(name = "reply_mail")
    private String replyMail;

    @Column(name = "reply_mail_id")
    private String replyMailId;

    @Column(name = "reply_jms")
    private String replyJms;

    @Column(name = "reply_jms_id")
    private String replyJmsId;

    /** Further numbers, separated by spaces, or null. */
    private String alternatives;

    /** Which of the numbers is called next or was called last, from 0. */
    @Column(name = "number_index")
    private int numberIndex;

    private String language;

    @Column(name = "retry_plan")
    private String retryPlan;

    @Column(name = "reply_callback")
    private String replyCallback;

    @Column(name = "reply_mail_parts")
    private String replyMailParts;

    @Column(name = "attempts_open")
    private boolean attemptsOpen;

    @Column(name = "application_digest")
    private String applicationDigest;

    @Column(name = "resources_checked_at")
    private Instant resourcesCheckedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected TelephonySession() {}

    /**
     * A request that intake has found valid.
     *
     * @param requestDigest tells two requests with the same identity apart
     * @param expiresAt not to be dialled after
     */
    public TelephonySession(
            NewRequest request, CustomerAddress address, String requestDigest, Instant expiresAt, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.requesterId = request.requesterId();
        this.source = request.id().source().word();
        this.externalId = request.id().asText();
        this.requestDigest = requestDigest;
        this.address = address.text();
        this.callerId = request.callerId();
        this.parameters = JsonText.of(request.parameters());
        this.priority = request.priority();
        this.maxAttempts = request.attempts() == null ? 1 : request.attempts();
        this.attemptsOpen = request.attempts() == null;
        this.wantedAt = request.at();
        this.dueAt = request.at() == null ? now : request.at();
        this.expiresAt = expiresAt;
        this.state = SessionState.RECEIVED;
        this.createdAt = now;
        this.changedAt = now;
        this.application = new StoredApplication(request.application());
        tells(request.replyTo());
        this.alternatives = request.alternatives().isEmpty() ? null : String.join(" ", request.alternatives());
        this.language = request.language();
        this.retryPlan = RetryPlanJson.write(request.retries());
        this.applicationDigest = ApplicationDigest.of(request.application(), request.parameters());
    }

    private void tells(ReplyTo replyTo) {
        replyMail = replyTo.mail();
        replyMailId = replyTo.mailId();
        replyJms = replyTo.jms();
        replyJmsId = replyTo.jmsId();
        replyCallback = replyTo.callback();
        replyMailParts = replyTo.mailParts().isEmpty()
                ? null
                : replyTo.mailParts().stream().map(MailPart::word).sorted().collect(Collectors.joining(" "));
    }

    /** A call that came in and that a node has answered: it begins where others get to. */
    public static TelephonySession answeredBy(
            String node, NewRequest request, CustomerAddress caller, Instant expiresAt, Instant now) {
        TelephonySession session = new TelephonySession(request, caller, "", expiresAt, now);
        session.state = SessionState.IN_PROGRESS;
        session.nodeId = node;
        session.attempts = 1;
        return session;
    }

    /**
     * Moves on.
     *
     * @param reason for people, or null
     * @throws IllegalMoveException when it can't become that from what it is
     */
    public void become(SessionState next, String reason, Instant now) {
        if (!state.mayBecome(next)) {
            throw new IllegalMoveException(id, state, next);
        }
        this.state = next;
        this.reason =
                reason == null || reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        this.changedAt = now;
        if (!next.isLive()) {
            this.nodeId = null;
        }
    }

    /** Where the request leaves it open how often it is tried: so often. */
    public void mayTry(int most) {
        if (attemptsOpen) {
            this.maxAttempts = most;
        }
    }

    /** It shall not be called after then, nor after what counted so far. */
    public void expiresNoLaterThan(Instant end) {
        if (end.isBefore(expiresAt)) {
            this.expiresAt = end;
        }
    }

    /** The application has been found fit to run. */
    public void resourcesChecked(Instant now) {
        this.resourcesCheckedAt = now;
    }

    /** The next attempt goes to the next of the person's numbers, after the last to the first. */
    public void takeNextNumber() {
        numberIndex = (numberIndex + 1) % numbers().size();
    }

    /** Not before then; for what is deferred or scheduled. */
    public void waitUntil(Instant due) {
        this.dueAt = due;
    }

    /**
     * It waits in the queue while others go ahead.
     *
     * @param why for people; it goes when the session moves on
     */
    public void heldBack(String why) {
        this.reason = why;
    }

    /** A node takes it to place its next attempt. */
    public void claimedBy(String node, Instant now) {
        become(SessionState.DIALING, null, now);
        this.nodeId = node;
        this.attempts++;
    }

    /** The claim came to nothing, and surely nobody was called: the attempt does not count. */
    public void unclaimed(Instant now) {
        become(SessionState.QUEUED, null, now);
        this.attempts--;
    }

    /** The node that has the call shall end it. */
    public void requestCancel(Instant now) {
        this.cancelRequested = true;
        this.changedAt = now;
    }

    /** What the application handed over at its end. */
    public void yields(Map<String, Object> values) {
        this.resultValues = values.isEmpty() ? null : JsonText.of(values);
    }

    public boolean hasAttemptsLeft() {
        return attempts < maxAttempts;
    }

    public String id() {
        return id;
    }

    public String requesterId() {
        return requesterId;
    }

    public Source source() {
        return Source.ofWord(source);
    }

    /** What identifies the request to its sender, with the gateway's name before it, or null. */
    public String externalId() {
        return externalId;
    }

    public String requestDigest() {
        return requestDigest;
    }

    /** Who is called: the first number, by which the person is known. */
    public CustomerAddress address() {
        return new CustomerAddress(address);
    }

    /** The number that is called next, or was called last. */
    public CustomerAddress callee() {
        return numbers().get(numberIndex);
    }

    /** All numbers of the person, {@link #address} first. */
    public List<CustomerAddress> numbers() {
        List<CustomerAddress> numbers = new ArrayList<>();
        numbers.add(address());
        if (alternatives != null) {
            Stream.of(alternatives.split(" ")).map(CustomerAddress::new).forEach(numbers::add);
        }
        return numbers;
    }

    /** Tells what would be said: the same for the same application with the same parameters. */
    public String applicationDigest() {
        return applicationDigest;
    }

    /** When the application was last found fit to run, or null. */
    public Instant resourcesCheckedAt() {
        return resourcesCheckedAt;
    }

    /** In which the customer is spoken to (BCP 47), or null for what is known of the customer. */
    public String language() {
        return language;
    }

    /** What the request says about further attempts. */
    public RetryPlan retries() {
        return RetryPlanJson.stored(retryPlan);
    }

    public String callerId() {
        return callerId;
    }

    public RequestedApplication application() {
        return application.application();
    }

    public Map<String, String> parameters() {
        return JsonText.readStrings(parameters);
    }

    public int priority() {
        return priority;
    }

    public int maxAttempts() {
        return maxAttempts;
    }

    /** Attempts made or being made. */
    public int attempts() {
        return attempts;
    }

    /** Not before: as the requester asked, or null. */
    public Instant wantedAt() {
        return wantedAt;
    }

    /** When it is next to be looked at. */
    public Instant dueAt() {
        return dueAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public SessionState state() {
        return state;
    }

    /** Why it is in this state, or null. */
    public String reason() {
        return reason;
    }

    /** What the application handed over at its end; empty before. */
    public Map<String, Object> resultValues() {
        return JsonText.read(resultValues);
    }

    public boolean cancelRequested() {
        return cancelRequested;
    }

    /** The node that is at it, or null. */
    public String nodeId() {
        return nodeId;
    }

    public ReplyTo replyTo() {
        Set<MailPart> parts = replyMailParts == null
                ? Set.of()
                : Stream.of(replyMailParts.split(" ")).map(MailPart::ofWord).collect(Collectors.toSet());
        return new ReplyTo(replyMail, replyMailId, replyJms, replyJmsId, replyCallback, parts);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
