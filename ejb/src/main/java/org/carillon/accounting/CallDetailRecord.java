package org.carillon.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.carillon.outcome.SessionEnded;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;

/** What accounting keeps of a session that has ended. Never changed. */
@Entity
@Table(name = "call_detail_record")
public class CallDetailRecord {

    @Id
    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "requester_id")
    private String requesterId;

    private String address;
    private String source;
    private String state;
    private int attempts;

    @Column(name = "server_name")
    private String serverName;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "talk_millis")
    private long talkMillis;

    protected CallDetailRecord() {}

    CallDetailRecord(SessionEnded ended) {
        TelephonySession session = ended.session();
        this.sessionId = session.id();
        this.requesterId = session.requesterId();
        this.address = session.address().text();
        this.source = session.source().word();
        this.state = session.state().word();
        this.attempts = session.attempts();
        this.createdAt = session.createdAt();
        this.endedAt = ended.at();
        ended.lastAttempt().ifPresent(this::took);
    }

    private void took(CallAttempt attempt) {
        serverName = attempt.serverName();
        answeredAt = attempt.answeredAt();
        if (answeredAt != null) {
            Instant end = attempt.endedAt() == null ? endedAt : attempt.endedAt();
            talkMillis = Math.max(0, Duration.between(answeredAt, end).toMillis());
        }
    }

    public String sessionId() {
        return sessionId;
    }

    public String requesterId() {
        return requesterId;
    }

    public String address() {
        return address;
    }

    /** The final state. */
    public String state() {
        return state;
    }

    /** The telephony server of the last attempt, or null. */
    public String serverName() {
        return serverName;
    }

    public Instant endedAt() {
        return endedAt;
    }

    /** From the answer to the end of the call, in milliseconds; 0 when it was not answered. */
    public long talkMillis() {
        return talkMillis;
    }
}
