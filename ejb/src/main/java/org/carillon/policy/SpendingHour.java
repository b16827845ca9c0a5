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

    private static final long SECONDS = 3_600;

    @Id
    @Column(name = "requester_id")
    private String requesterId;

    /** Hours since 1970: an identity cannot be converted. */
    @Id
    @Column(name = "epoch_hour")
    private long epochHour;

    @Id
    @Column(name = "node_id")
    private String nodeId;

    private BigDecimal amount;

    protected SpendingHour() {}

    SpendingHour(Key key) {
        this.requesterId = key.requesterId;
        this.epochHour = key.epochHour;
        this.nodeId = key.nodeId;
        this.amount = BigDecimal.ZERO;
    }

    /** The number of the hour. */
    static long hourOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS);
    }

    void add(BigDecimal cost) {
        this.amount = amount.add(cost);
    }

    String requesterId() {
        return requesterId;
    }

    Instant hourBegins() {
        return Instant.ofEpochSecond(epochHour * SECONDS);
    }

    BigDecimal amount() {
        return amount;
    }

    /** The identity. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String requesterId;
        private long epochHour;
        private String nodeId;

        protected Key() {}

        Key(String requesterId, Instant within, String nodeId) {
            this.requesterId = requesterId;
            this.epochHour = hourOf(within);
            this.nodeId = nodeId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && requesterId.equals(key.requesterId)
                    && epochHour == key.epochHour
                    && nodeId.equals(key.nodeId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(requesterId, epochHour, nodeId);
        }
    }
}
