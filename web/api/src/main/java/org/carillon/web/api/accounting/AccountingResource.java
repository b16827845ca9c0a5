package org.carillon.web.api.accounting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.accounting.AccountingCsv;
import org.carillon.accounting.AccountingJson;
import org.carillon.accounting.AccountingRecord;
import org.carillon.accounting.Ledger;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;

/**
 * The accounting records in an order that never changes: the caller's own, or all for an operator. Whoever asks for what comes after
 * the last position it was given gets every record once.
 */
@Path("accounting/records")
@RequestScoped
public class AccountingResource {

    private static final String JSON_LINES = "application/x-ndjson";
    private static final String CSV = "text/csv";

    /** Who takes anything gets JSON. */
    private static final String LESS_WANTED = ";qs=0.5";

    private static final String NEXT = "Carillon-Next";
    private static final int STANDARD = 500;
    private static final int MAXIMUM = 5_000;

    @Inject
    private Ledger ledger;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    private record Page(List<AccountingRecord> records, long next) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response json() {
        Page page = page();
        JsonArrayBuilder records = Json.createArrayBuilder();
        page.records().forEach(record -> records.add(AccountingJson.of(record)));
        String body = Json.createObjectBuilder()
                .add("records", records)
                .add("next", Long.toString(page.next()))
                .build()
                .toString();
        return answer(page, body);
    }

    @GET
    @Produces(JSON_LINES + LESS_WANTED)
    public Response jsonLines() {
        Page page = page();
        String lines = page.records().stream()
                .map(record -> AccountingJson.of(record) + "\n")
                .collect(Collectors.joining());
        return answer(page, lines);
    }

    @GET
    @Produces(CSV + LESS_WANTED)
    public Response csv() {
        Page page = page();
        return answer(page, AccountingCsv.of(page.records()));
    }

    private static Response answer(Page page, String body) {
        return Response.ok(body).header(NEXT, page.next()).build();
    }

    private Page page() {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        Long after = query.read("after", AccountingResource::position, "the next of a page, or 0");
        String requester = query.text("requester");
        int limit = query.limit(STANDARD, MAXIMUM);
        query.check();
        if (requester != null && !caller.isOperator() && !requester.equals(caller.id())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Another requester's records are not for you.");
        }
        long start = after == null ? 0 : after;
        List<AccountingRecord> records = ledger.after(start, caller.isOperator() ? requester : caller.id(), limit);
        return new Page(
                records,
                records.isEmpty() ? start : records.get(records.size() - 1).position());
    }

    private static Long position(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(text);
        }
        return Long.valueOf(text);
    }
}
