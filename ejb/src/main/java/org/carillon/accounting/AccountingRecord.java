package org.carillon.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.carillon.outcome.SessionEnded;
import org.carillon.policy.PriceList;
import org.carillon.request.RequestId.Source;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;
import org.carillon.transfer.Transfer;

/**
 * What accounting keeps of a session, of an attempt to call, or of a leg to a third party. A draft until it gets its position in the
 * order of all records; nobody is shown a draft, and with its position it is complete and never changed. What is charged stands in
 * attempts and legs, so that a sum over all records counts nothing twice.
 */
@Entity
@Table(name = "accounting_record")
public class AccountingRecord {

    private static final int LONGEST_POLICIES = 1_000;

    @Id
    private String id;

    private Long position;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "requester_id")
    private String requesterId;

    private String address;
    private String source;
    private String type;
    private Integer number;
    private String outcome;
    private Integer cause;

    @Column(name = "node_id")
    private String nodeId;

    @Column(name = "server_name")
    private String serverName;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "placed_at")
    private Instant placedAt;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "talk_millis")
    private long talkMillis;

    private String policies;

    @Column(name = "price_per_minute")
    private BigDecimal pricePerMinute;

    private BigDecimal cost;

    /** What a record is of. */
    public enum Kind {
        SESSION,
        ATTEMPT,
        LEG;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    protected AccountingRecord() {}

    private AccountingRecord(String id, Kind kind, String sessionId, String requesterId, String address) {
        this.id = id;
        this.kind = kind;
        this.sessionId = sessionId;
        this.requesterId = requesterId;
        this.address = address;
    }

    /** The draft of a session that has ended. */
    static AccountingRecord of(SessionEnded ended) {
        TelephonySession session = ended.session();
        AccountingRecord record = new AccountingRecord(
                session.id(),
                Kind.SESSION,
                session.id(),
                session.requesterId(),
                session.address().text());
        record.source = session.source().word();
        record.number = session.attempts();
        record.outcome = session.state().word();
        record.createdAt = session.createdAt();
        record.endedAt = ended.at();
        ended.lastAttempt().ifPresent(record::took);
        return record;
    }

    /** The draft of an attempt of a session that has a draft; what a crash has left open ended with the session. */
    static AccountingRecord of(CallAttempt attempt, AccountingRecord session) {
        AccountingRecord record = new AccountingRecord(
                attempt.id(),
                Kind.ATTEMPT,
                session.sessionId,
                session.requesterId,
                attempt.address() == null ? session.address : attempt.address());
        record.source = session.source;
        record.number = attempt.number();
        record.outcome = attempt.disposition() == null ? "interrupted" : attempt.disposition();
        record.createdAt = attempt.claimedAt();
        record.endedAt = attempt.endedAt() == null ? session.endedAt : attempt.endedAt();
        record.took(attempt);
        return record;
    }

    private void took(CallAttempt attempt) {
        nodeId = attempt.nodeId();
        serverName = attempt.serverName();
        cause = attempt.cause();
        placedAt = attempt.placedAt();
        answeredAt = attempt.answeredAt();
        if (answeredAt != null) {
            Instant end = attempt.endedAt() == null ? endedAt : attempt.endedAt();
            talkMillis = Math.max(0, Duration.between(answeredAt, end).toMillis());
        }
    }

    /** The draft of a leg that has ended; its session's requester is charged. */
    static AccountingRecord of(Transfer transfer) {
        AccountingRecord record = new AccountingRecord(
                transfer.id(), Kind.LEG, transfer.sessionId(), transfer.requesterId(), transfer.address());
        record.type = transfer.type();
        record.outcome = transfer.outcome();
        record.serverName = transfer.serverName();
        record.createdAt = transfer.createdAt();
        record.answeredAt = transfer.answeredAt();
        record.endedAt = transfer.endedAt();
        record.talkMillis = transfer.talkMillis();
        record.pricePerMinute = transfer.pricePerMinute();
        record.cost = transfer.cost();
        return record;
    }

    /** Gives an answered attempt its price; who calls us pays the caller's own network. */
    void rate(PriceList prices) {
        if (kind == Kind.ATTEMPT && answeredAt != null && !isIncoming()) {
            prices.priceOf(address).ifPresent(price -> {
                pricePerMinute = price;
                cost = PriceList.cost(price, talkMillis);
            });
        }
    }

    private boolean isIncoming() {
        return Source.CALL.word().equals(source);
    }

    /** What was decided about it: policies and their last results. */
    void decidedBy(String decisions) {
        policies = decisions.length() <= LONGEST_POLICIES ? decisions : decisions.substring(0, LONGEST_POLICIES);
    }

    /** It is complete. */
    void takesPosition(long place) {
        position = place;
    }

    /** Of the session, the attempt or the transfer. */
    public String id() {
        return id;
    }

    /** Its place among all records, from 1, without gaps; null for a draft. */
    public Long position() {
        return position;
    }

    public Kind kind() {
        return kind;
    }

    public String sessionId() {
        return sessionId;
    }

    /** Who asked, and is charged. */
    public String requesterId() {
        return requesterId;
    }

    /** Who was called, or called us. */
    public String address() {
        return address;
    }

    /** The way the request came, or null for a leg. */
    public String source() {
        return source;
    }

    /** Of a leg: {@code bridge}, {@code blind} or {@code consultation}; else null. */
    public String type() {
        return type;
    }

    /** Of a session: its attempts; of an attempt: its number, from 1; else null. */
    public Integer number() {
        return number;
    }

    /** The final state, the disposition, or how the leg ended. */
    public String outcome() {
        return outcome;
    }

    /** The network's final answer, such as a SIP status code, 0 if it gave none, or null. */
    public Integer cause() {
        return cause;
    }

    /** The node that had the call, or null. */
    public String nodeId() {
        return nodeId;
    }

    /** The telephony server, of a session that of its last attempt, or null. */
    public String serverName() {
        return serverName;
    }

    /** When it was asked for, claimed, or permitted. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it was dialled, or null. */
    public Instant placedAt() {
        return placedAt;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    /** From the answer to the end, in milliseconds; 0 when it was not answered. */
    public long talkMillis() {
        return talkMillis;
    }

    /** Of a session: policies and their last results, such as {@code destinations=permit}, separated by spaces; or null. */
    public String policies() {
        return policies;
    }

    /** In the unit of the operator's prices, or null where nothing is charged or the destination has no price. */
    public BigDecimal pricePerMinute() {
        return pricePerMinute;
    }

    /** In the unit of the operator's prices, or null as its price. */
    public BigDecimal cost() {
        return cost;
    }
}
