package org.carillon.gateway.schedule;

import jakarta.json.JsonObject;
import java.util.Set;
import org.carillon.customer.CustomerAddress;
import org.carillon.request.RequestedApplication;

/**
 * A calendar that a requester sent.
 *
 * @param requesterId who sent it, authenticated by the gateway
 * @param source the gateway's name: mail, rest, or schedule for a schedule source
 * @param sourceId the schedule source, or null
 * @param calendar iCalendar text, its size already limited by the gateway
 * @param customers whom it was sent to; empty: those of the attendees who are customers of ours
 * @param application what came along to be run, or null for what each event says
 * @param options more of the JSON form of a request (replyTo, priority, attempts, parameters...), without times, to and application
 */
public record CalendarRequest(
        String requesterId,
        String source,
        String sourceId,
        String calendar,
        Set<CustomerAddress> customers,
        RequestedApplication application,
        JsonObject options) {}
