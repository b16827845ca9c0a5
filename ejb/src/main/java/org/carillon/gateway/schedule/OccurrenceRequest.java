package org.carillon.gateway.schedule;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.calendar.CalendarException;
import org.carillon.calendar.Occurrence;
import org.carillon.intake.RequestLimits;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestJson;
import org.carillon.request.RequestedApplication;

/** The request that an occurrence of a schedule stands for. */
final class OccurrenceRequest {

    private static final Duration SHORTEST_EVENT = Duration.ofMinutes(1);

    private final Schedule schedule;
    private final Occurrence occurrence;

    OccurrenceRequest(Schedule schedule, Occurrence occurrence) {
        this.schedule = schedule;
        this.occurrence = occurrence;
    }

    /** What every occurrence asks for, to be checked before there is a schedule. */
    static NewRequest withoutTimes(NewSchedule wanted, Occurrence occurrence) throws InvalidRequestException {
        return RequestJson.read(
                complete(wanted.request(), occurrence).build(),
                wanted.requesterId(),
                new RequestId(Source.SCHEDULE, null),
                ReplyTo.NOBODY);
    }

    /** When it is too late to call: the event is over. */
    Instant expires() {
        Duration life = schedule.life();
        if (life == null) {
            life = occurrence.length().compareTo(SHORTEST_EVENT) < 0 ? RequestLimits.DEFAULT_LIFE : occurrence.length();
        }
        return occurrence.start().plus(life.compareTo(RequestLimits.AHEAD) > 0 ? RequestLimits.AHEAD : life);
    }

    NewRequest request() throws InvalidRequestException {
        JsonObject json = complete(schedule.request(), occurrence)
                .add("at", occurrence.start().toString())
                .add("expires", expires().toString())
                .build();
        return RequestJson.read(json, schedule.requesterId(), identity(), ReplyTo.NOBODY);
    }

    /** The same for every node, and another one for another revision. */
    private RequestId identity() {
        return new RequestId(Source.SCHEDULE, schedule.id() + " " + schedule.revision() + " " + occurrence.start());
    }

    private static JsonObjectBuilder complete(JsonObject request, Occurrence occurrence)
            throws InvalidRequestException {
        JsonObjectBuilder json = Json.createObjectBuilder(request);
        return request.containsKey("application") ? json : json.add("application", application(occurrence));
    }

    private static JsonObject application(Occurrence occurrence) throws InvalidRequestException {
        try {
            RequestedApplication application = occurrence.application();
            if (application == null) {
                throw new InvalidRequestException(
                        List.of(new Problem("application", "is missing: the event has no description and no title")));
            }
            return ApplicationJson.of(application);
        } catch (CalendarException e) {
            throw new InvalidRequestException(List.of(new Problem("application", e.getMessage())));
        }
    }
}
