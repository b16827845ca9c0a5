package org.carillon.web.api.donotcall;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.customer.DoNotCall;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A customer's wish not to be called. */
@Schema(name = "DoNotCall")
@JsonbPropertyOrder({"customer", "requester", "reason", "since"})
public record DoNotCallView(
        @Schema(example = "+15550100") String customer,
        @Schema(description = "From whom no calls are wanted; * for anybody") String requester,
        String reason,
        Instant since) {

    static DoNotCallView of(DoNotCall wish) {
        return new DoNotCallView(wish.address(), wish.requesterId(), wish.reason(), wish.since());
    }
}
