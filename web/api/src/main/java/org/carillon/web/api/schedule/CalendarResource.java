package org.carillon.web.api.schedule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.carillon.gateway.schedule.CalendarDesk;
import org.carillon.gateway.schedule.CalendarRequest;
import org.carillon.gateway.schedule.ScheduleChange;
import org.carillon.request.InvalidRequestException;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;

/** Takes calendars (RFC 5545, RFC 5546): events whose attendees are customers become schedules. */
@Path("calendar")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CalendarResource {

    private static final int MAX_BYTES = 1024 * 1024;

    @Inject
    private CalendarDesk desk;

    @Inject
    private Caller caller;

    @POST
    @Consumes("text/calendar")
    public Changes take(InputStream body) throws IOException, InvalidRequestException {
        CalendarRequest request =
                new CalendarRequest(caller.id(), "rest", null, text(body), Set.of(), null, JsonValue.EMPTY_JSON_OBJECT);
        return new Changes(desk.take(request).stream().map(ChangeView::of).toList());
    }

    private static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE, "A calendar may have at most " + MAX_BYTES + " bytes.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("", "is not UTF-8");
        }
    }

    /** What a calendar has done. */
    public record Changes(List<ChangeView> changes) {}

    /** What it has done to one schedule. */
    public record ChangeView(String uid, String to, String result, String schedule, java.time.Instant next) {

        static ChangeView of(ScheduleChange change) {
            return new ChangeView(
                    change.uid(), change.customer(), change.kind().word(), change.scheduleId(), change.next());
        }
    }
}
