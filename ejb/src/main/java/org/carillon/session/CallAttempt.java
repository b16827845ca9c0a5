package org.carillon.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** One try to call the customer: written before the call is placed. */
@Entity
@Table(name = "call_attempt")
public class CallAttempt {

    private static final int LONGEST_REASON = 1_000;

    @Id
    private String id;

    @Column(name = "session_id")
    private String sessionId;

    private int number;
    private String address;

    @Column(name = "node_id")
    private String nodeId;

    @Column(name = "server_name")
    private String serverName;

    @Column(name = "claimed_at")
    private Instant claimedAt;

    @Column(name = "placed_at")
    private Instant placedAt;

    @Column(name = "ringing_at")
    private Instant ringingAt;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "price_per_minute")
    private BigDecimal pricePerMinute;

    private BigDecimal cost;

    private String disposition;
    private String outcome;
    private Integer cause;
    private String reason;

    protected CallAttempt() {}

    public CallAttempt(TelephonySession session, String serverName, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.sessionId = session.id();
        this.number = session.attempts();
        this.address = session.callee().text();
        this.nodeId = session.nodeId();
        this.serverName = serverName;
        this.claimedAt = now;
        this.pricePerMinute = BigDecimal.ZERO;
        this.cost = BigDecimal.ZERO;
    }

    /** How it counts for retries, such as {@code busy}. */
    public void countsAs(String word) {
        this.outcome = word;
    }

    /** What a minute costs. */
    public void priced(BigDecimal perMinute) {
        this.pricePerMinute = perMinute;
    }

    /** What it has cost altogether. */
    public void costs(BigDecimal amount) {
        this.cost = amount;
    }

    /** From here on the customer may have been called. */
    public void placed(Instant now) {
        this.placedAt = now;
    }

    /** It goes on through another server: the one before refused it. */
    public void moved(String server, Instant now) {
        this.serverName = server;
        this.placedAt = now;
    }

    public void ringing(Instant now) {
        this.ringingAt = now;
    }

    public void answered(Instant now) {
        this.answeredAt = now;
    }

    /**
     * It is over.
     *
     * @param cause the network's final answer, such as a SIP status code, or 0
     */
    public void ended(String disposition, int cause, String reason, Instant now) {
        this.disposition = disposition;
        this.cause = cause;
        this.reason =
                reason == null || reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        this.endedAt = now;
    }

    /** Its identity, and that of the call on the wire. */
    public String id() {
        return id;
    }

    public String sessionId() {
        return sessionId;
    }

    /** From 1. */
    public int number() {
        return number;
    }

    /** The number that is called. */
    public String address() {
        return address;
    }

    public String nodeId() {
        return nodeId;
    }

    public String serverName() {
        return serverName;
    }

    public Instant claimedAt() {
        return claimedAt;
    }

    /** When it was about to be placed, or null: then nobody was called. */
    public Instant placedAt() {
        return placedAt;
    }

    public Instant ringingAt() {
        return ringingAt;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    /** In the unit of the operator's prices. */
    public BigDecimal pricePerMinute() {
        return pricePerMinute;
    }

    /** What it has cost, in the unit of the operator's prices; zero until it has ended. */
    public BigDecimal cost() {
        return cost;
    }

    /** How it counts for retries, such as {@code busy}; null for one that reached somebody, or goes on. */
    public String outcome() {
        return outcome;
    }

    /** How it ended, in lower case with hyphens, or null. */
    public String disposition() {
        return disposition;
    }

    /** The network's final answer, 0 if it gave none, null if not ended. */
    public Integer cause() {
        return cause;
    }

    public String reason() {
        return reason;
    }
}
