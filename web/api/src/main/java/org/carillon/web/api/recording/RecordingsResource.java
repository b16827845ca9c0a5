package org.carillon.web.api.recording;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.AuditLog;
import org.carillon.recording.Recordings;
import org.carillon.recording.StoredRecording;
import org.carillon.session.Sessions;
import org.carillon.web.api.problem.Problem;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.tag.Tagged;

/** What callers have recorded in a session, for its requester. */
@Path("sessions/{id}/recordings")
@RequestScoped
public class RecordingsResource {

    private static final String ACCEPT_RANGES = "Accept-Ranges";
    private static final String CONTENT_RANGE = "Content-Range";
    private static final String AUDIO = "audio/*";

    @Inject
    private Recordings recordings;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditLog audit;

    @Inject
    private Caller caller;

    /** All recordings of a session. */
    public record RecordingList(List<RecordingView> recordings) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RecordingList list(@PathParam("id") String session) {
        return new RecordingList(
                recordings.of(visible(session)).stream().map(RecordingView::of).toList());
    }

    @GET
    @Path("{recording}")
    @Produces({AUDIO, Problem.MEDIA_TYPE})
    @Tagged
    public Response audio(
            @PathParam("id") String session,
            @PathParam("recording") String id,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange) {
        StoredRecording recording = find(session, id);
        String tag = "\"" + recording.id() + "\"";
        try {
            Optional<ByteRange> part = ifRange == null || ifRange.equals(tag)
                    ? ByteRange.read(range, recording.bytes())
                    : Optional.empty();
            ByteRange bytes = part.orElse(new ByteRange(0, recording.bytes() - 1));
            Response.ResponseBuilder answer = Response.status(part.isPresent() ? Status.PARTIAL_CONTENT : Status.OK)
                    .entity(output(recording.id(), bytes))
                    .type(recording.mediaType())
                    .header(ACCEPT_RANGES, "bytes")
                    .header(HttpHeaders.CONTENT_LENGTH, bytes.length())
                    .tag(recording.id());
            return part.isEmpty()
                    ? answer.build()
                    : answer.header(
                                    CONTENT_RANGE,
                                    "bytes " + bytes.first() + "-" + bytes.last() + "/" + recording.bytes())
                            .build();
        } catch (ByteRange.UnsatisfiableException e) {
            Problem problem =
                    Problem.of(ProblemType.RANGE_NOT_SATISFIABLE, "The recording has " + recording.bytes() + " bytes.");
            return Response.status(problem.status())
                    .header(CONTENT_RANGE, "bytes */" + recording.bytes())
                    .type(Problem.MEDIA_TYPE)
                    .entity(problem.toJson().toString())
                    .build();
        }
    }

    /** Written part by part: no more of the audio is in memory than that. */
    private StreamingOutput output(String id, ByteRange range) {
        return (OutputStream out) -> {
            long at = range.first();
            while (at <= range.last()) {
                byte[] some = recordings.bytes(id, at);
                if (some.length == 0) {
                    break;
                }
                int length = (int) Math.min(some.length, range.last() - at + 1);
                out.write(some, 0, length);
                at += length;
            }
        };
    }

    @DELETE
    @Path("{recording}")
    @Transactional
    public void remove(@PathParam("id") String session, @PathParam("recording") String id) {
        String recording = find(session, id).id();
        recordings.remove(recording);
        audit.record(caller.id(), "recording.remove", recording, null, null);
    }

    private StoredRecording find(String session, String id) {
        String visible = visible(session);
        return recordings
                .find(id)
                .filter(recording -> recording.sessionId().equals(visible))
                .orElseThrow(() -> ProblemException.notFound("recording"));
    }

    /** The session's identity, if the caller may know of it. */
    private String visible(String session) {
        return sessions.find(session)
                .filter(caller::maySee)
                .orElseThrow(() -> ProblemException.notFound("session"))
                .id();
    }
}
