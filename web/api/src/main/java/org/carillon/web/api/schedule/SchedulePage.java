package org.carillon.web.api.schedule;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * A page of schedules.
 *
 * @param next the cursor of the next page, or null on the last
 */
@JsonbPropertyOrder({"schedules", "next"})
public record SchedulePage(List<ScheduleView> schedules, String next) {}
