package org.carillon.web.api.donotcall;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of the list.
 *
 * @param next the cursor of the next page, or null on the last
 */
@Schema(name = "DoNotCallPage")
@JsonbPropertyOrder({"wishes", "next"})
public record DoNotCallPage(
        List<DoNotCallView> wishes,
        @Schema(description = "Pass it as cursor to get the next page; absent on the last") String next) {}
