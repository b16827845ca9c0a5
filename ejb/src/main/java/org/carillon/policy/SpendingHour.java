package org.carillon.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/** What the calls of a requester have cost that ended on one node within an hour. */
@Entity
@Table(name = "spending")
@IdClass(SpendingHour.Key.class)
public class SpendingHour {

    @Id
    @Column(name = "requester_id")
    private String requesterId;

    @Id
    @Column(name = "hour_begins")
    private Instant hourBegins;

    @Id
    @Column(name = "node_id")
    private String nodeId;

    private BigDecimal amount;

    protected SpendingHour() {}

    SpendingHour(Key key) {
        this.requesterId = key.requesterId;
        this.hourBegins = key.hourBegins;
        this.nodeId = key.nodeId;
        this.amount = BigDecimal.ZERO;
    }

    void add(BigDecimal cost) {
        this.amount = amount.add(cost);
    }

    String requesterId() {
        return requesterId;
    }

    Instant hourBegins() {
        return hourBegins;
    }

    BigDecimal amount() {
        return amount;
    }

    /** The identity. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String requesterId;
        private Instant hourBegins;
        private String nodeId;

        protected Key() {}

        Key(String requesterId, Instant hourBegins, String nodeId) {
            this.requesterId = requesterId;
            this.hourBegins = hourBegins;
            this.nodeId = nodeId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && requesterId.equals(key.requesterId)
                    && hourBegins.equals(key.hourBegins)
                    && nodeId.equals(key.nodeId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(requesterId, hourBegins, nodeId);
        }
    }
}
