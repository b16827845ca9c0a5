package org.carillon.transfer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.carillon.customer.CustomerAddress;
import org.carillon.policy.PriceList;
import org.carillon.session.TelephonySession;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;

/** A transfer that was permitted, and what became of it. Until it ends it costs as much as it may. Changed through methods only. */
@Entity
@Table(name = "transfer")
public class Transfer {

    @Id
    private String id;

    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "requester_id")
    private String requesterId;

    private String type;
    private String address;

    @Column(name = "server_name")
    private String serverName;

    @Column(name = "price_per_minute")
    private BigDecimal pricePerMinute;

    @Column(name = "granted_millis")
    private long grantedMillis;

    @Column(name = "created_at")
    private Instant createdAt;

    /** By then it is over, even if nobody has written it down. */
    @Column(name = "over_by")
    private Instant overBy;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    private String outcome;
    private BigDecimal cost;

    protected Transfer() {}

    Transfer(
            TelephonySession session,
            TransferRequest request,
            CustomerAddress address,
            Duration longest,
            BigDecimal pricePerMinute,
            Instant now) {
        this.id = UUID.randomUUID().toString();
        this.sessionId = session.id();
        this.requesterId = session.requesterId();
        this.type = request.type().name().toLowerCase(Locale.ROOT);
        this.address = address.text();
        this.pricePerMinute = pricePerMinute;
        this.grantedMillis = longest.toMillis();
        this.createdAt = now;
        this.overBy = now.plus(request.connectTimeout()).plus(longest);
        this.cost = costOf(grantedMillis);
    }

    void carriedBy(String server) {
        this.serverName = server;
    }

    void answered(Instant now) {
        this.answeredAt = now;
    }

    /** It is over: what it cost is known now. What was handed over can't be watched, and costs as much as it may. */
    void ended(String how, Instant now) {
        this.outcome = how;
        this.endedAt = now;
        this.cost = how.equals(word(TransferOutcome.TRANSFERRED))
                ? costOf(grantedMillis)
                : costOf(Math.min(grantedMillis, talkMillis()));
    }

    static String word(TransferOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private BigDecimal costOf(long millis) {
        return PriceList.cost(pricePerMinute, millis);
    }

    /** Its identity, and that of the third party's call on the wire. */
    public String id() {
        return id;
    }

    public String sessionId() {
        return sessionId;
    }

    /** Who is charged. */
    public String requesterId() {
        return requesterId;
    }

    /** {@code bridge}, {@code blind} or {@code consultation}. */
    public String type() {
        return type;
    }

    /** The third party. */
    public String address() {
        return address;
    }

    /** The telephony server of the third party's leg, or null. */
    public String serverName() {
        return serverName;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    /** How it ended, in lower case with hyphens, or null. */
    public String outcome() {
        return outcome;
    }

    /** From the answer to the end, in milliseconds; 0 if it was not answered. */
    public long talkMillis() {
        return answeredAt == null
                ? 0
                : Math.max(0, Duration.between(answeredAt, endedAt).toMillis());
    }

    /** Per minute, in the unit of the operator's prices. */
    public BigDecimal pricePerMinute() {
        return pricePerMinute;
    }

    /** In the unit of the operator's prices. */
    public BigDecimal cost() {
        return cost;
    }
}
