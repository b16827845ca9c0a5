package org.carillon.web.api.donotcall;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * A page of the list.
 *
 * @param next the cursor of the next page, or null on the last
 */
@JsonbPropertyOrder({"wishes", "next"})
public record DoNotCallPage(List<DoNotCallView> wishes, String next) {}
