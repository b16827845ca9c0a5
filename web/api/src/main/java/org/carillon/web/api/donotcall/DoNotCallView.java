package org.carillon.web.api.donotcall;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.customer.DoNotCall;

/** A customer's wish not to be called. */
@JsonbPropertyOrder({"customer", "requester", "reason", "since", "until"})
public record DoNotCallView(String customer, String requester, String reason, Instant since, Instant until) {

    static DoNotCallView of(DoNotCall wish) {
        return new DoNotCallView(
                wish.address(),
                wish.requesterId(),
                wish.reason(),
                wish.since(),
                wish.expiresAt().orElse(null));
    }
}
