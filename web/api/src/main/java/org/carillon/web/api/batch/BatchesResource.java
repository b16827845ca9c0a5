package org.carillon.web.api.batch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.carillon.batch.Batch;
import org.carillon.batch.BatchRow;
import org.carillon.batch.BatchTooLargeException;
import org.carillon.batch.BatchTrial;
import org.carillon.batch.BatchUpload;
import org.carillon.batch.Batches;
import org.carillon.batch.CsvRows;
import org.carillon.batch.LineRows;
import org.carillon.batch.RowSource;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.web.api.json.Cursor;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.session.IdempotencyKey;
import org.carillon.web.api.tag.Tagged;

/** Batches: many requests in one body, as JSON lines or CSV. A requester sees its own only. */
@Path("batches")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BatchesResource {

    static final String JSON_LINES = "application/x-ndjson";
    static final String CSV = "text/csv";

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int STANDARD = 100;
    private static final int MAXIMUM = 1_000;

    @Inject
    private BatchUpload upload;

    @Inject
    private BatchTrial trial;

    @Inject
    private Batches batches;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    /** A page of batches. */
    @JsonbPropertyOrder({"batches", "next"})
    public record BatchPage(List<BatchView> batches, String next) {}

    /** A page of rows. */
    @JsonbPropertyOrder({"rows", "next"})
    public record RowPage(List<RowView> rows, String next) {}

    @POST
    @Consumes({JSON_LINES, CSV})
    public Response ask(@HeaderParam("Idempotency-Key") String header, InputStream body)
            throws IOException, ConflictingRequestException {
        String key = IdempotencyKey.read(header);
        try {
            return received(upload.receive(caller.id(), key, rows(body)));
        } catch (BatchTooLargeException e) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, sentence(e.getMessage()) + " The rows that came before are stored.");
        }
    }

    @POST
    @Path("dry-run")
    @Consumes({JSON_LINES, CSV})
    public TrialView tryOut(@HeaderParam("Idempotency-Key") String header, InputStream body) throws IOException {
        String key = IdempotencyKey.read(header);
        try {
            return TrialView.of(trial.examine(caller.id(), key, rows(body)));
        } catch (BatchTooLargeException e) {
            throw new ProblemException(ProblemType.TOO_LARGE, sentence(e.getMessage()));
        }
    }

    private RowSource rows(InputStream body) throws IOException, BatchTooLargeException {
        return headers.getMediaType().getSubtype().equals("csv") ? new CsvRows(body) : new LineRows(body);
    }

    private Response received(BatchUpload.Received received) {
        URI address = uri.getBaseUriBuilder()
                .path(BatchesResource.class)
                .path(received.batchId())
                .build();
        Response.ResponseBuilder response =
                Response.accepted(one(received.batchId())).location(address);
        return received.resumed() ? response.header(REPLAYED, true).build() : response.build();
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return Boolean.valueOf(text);
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }

    @GET
    public BatchPage list() {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        Batches.Position after = query.read("cursor", BatchesResource::position, "the next of a page");
        int limit = query.limit(STANDARD, MAXIMUM);
        query.check();
        List<Batch> found = batches.list(caller.isOperator() ? null : caller.id(), after, limit + 1);
        List<Batch> page = found.subList(0, Math.min(limit, found.size()));
        Batch last = found.size() > limit ? page.get(limit - 1) : null;
        return new BatchPage(
                page.stream().map(BatchView::line).toList(),
                last == null ? null : Cursor.write(last.createdAt(), last.id()));
    }

    private static Batches.Position position(String cursor) {
        List<String> place = Cursor.read(cursor, 2);
        try {
            return new Batches.Position(Instant.parse(place.get(0)), place.get(1));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no instant", e);
        }
    }

    @GET
    @Path("{id}")
    @Tagged
    public BatchView one(@PathParam("id") String id) {
        Batch batch = find(id);
        return BatchView.full(batch, batches.counts(batch.id()));
    }

    @GET
    @Path("{id}/rows")
    public RowPage rows(@PathParam("id") String id) {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        Integer after = query.read(
                "cursor", text -> Integer.valueOf(Cursor.read(text, 1).get(0)), "the next of a page");
        Boolean refused = query.read("refused", BatchesResource::truth, "true or false");
        int limit = query.limit(STANDARD, MAXIMUM);
        query.check();
        List<BatchRow> found =
                batches.rows(find(id).id(), after == null ? 0 : after, Boolean.TRUE.equals(refused), limit + 1);
        List<BatchRow> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Cursor.write(page.get(limit - 1).number()) : null;
        return new RowPage(page.stream().map(RowView::of).toList(), next);
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") String id) {
        String batch = find(id).id();
        upload.cancel(batch);
        return Response.accepted(one(batch)).build();
    }

    /** The batch, if the caller may know of it. */
    private Batch find(String id) {
        return batches.find(id)
                .filter(batch -> caller.isOperator() || batch.requesterId().equals(caller.id()))
                .orElseThrow(() -> ProblemException.notFound("batch"));
    }
}
