package org.carillon.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.carillon.transfer.Transfer;

/** What accounting keeps of a third party's leg; the session's requester is charged for it. Never changed. */
@Entity
@Table(name = "leg_detail_record")
public class LegDetailRecord {

    @Id
    private String id;

    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "requester_id")
    private String requesterId;

    private String address;
    private String type;
    private String outcome;

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

    private BigDecimal cost;

    protected LegDetailRecord() {}

    LegDetailRecord(Transfer transfer) {
        this.id = transfer.id();
        this.sessionId = transfer.sessionId();
        this.requesterId = transfer.requesterId();
        this.address = transfer.address();
        this.type = transfer.type();
        this.outcome = transfer.outcome();
        this.serverName = transfer.serverName();
        this.createdAt = transfer.createdAt();
        this.answeredAt = transfer.answeredAt();
        this.endedAt = transfer.endedAt();
        this.talkMillis = transfer.talkMillis();
        this.cost = transfer.cost();
    }
}
