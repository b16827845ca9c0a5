package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import org.carillon.transfer.Transfer;

/** A third party that the customer was to be connected to. */
@JsonbPropertyOrder({"type", "to", "server", "outcome"})
public record TransferView(
        String type,
        String to,
        String server,
        String outcome,
        Instant started,
        Instant answered,
        Instant ended,
        BigDecimal cost) {

    static TransferView of(Transfer transfer) {
        return new TransferView(
                transfer.type(),
                transfer.address(),
                transfer.serverName(),
                transfer.outcome(),
                transfer.createdAt(),
                transfer.answeredAt(),
                transfer.endedAt(),
                transfer.cost());
    }
}
