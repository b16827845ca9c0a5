package org.carillon.gateway.schedule;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.carillon.calendar.LocalTimes;
import org.carillon.customer.CustomerAddress;

/**
 * What a schedule is to be.
 *
 * @param requesterId who asks
 * @param source the gateway's name
 * @param sourceId the schedule source, or null
 * @param customer whom to call
 * @param name for people, or null
 * @param request the JSON form of a request without times; without an application where each occurrence says its own
 * @param times what times without a zone mean
 * @param life how long an occurrence is good after its time, or null for as long as it takes
 */
public record NewSchedule(
        String requesterId,
        String source,
        String sourceId,
        CustomerAddress customer,
        String name,
        JsonObject request,
        LocalTimes times,
        Duration life) {}
