package org.carillon.web.api.wishes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.carillon.customer.CustomerTokens.Bearer;
import org.carillon.customer.DoNotCall;
import org.carillon.policy.CustomerWishes;
import org.carillon.policy.CustomerWishes.Calls;
import org.carillon.policy.CustomerWishes.Change;
import org.carillon.policy.CustomerWishes.Hours;
import org.carillon.policy.CustomerWishes.Wishes;
import org.carillon.policy.InvalidSettingsException;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.CustomerBearer;

/** What a customer wants of future calls: for programs of the customer, with the token that stands for it. */
@Path("my-wishes")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MyWishesResource {

    private static final String HOW = "customer by REST";

    @Inject
    private CustomerWishes wishes;

    @Inject
    private CustomerBearer bearers;

    @Context
    private HttpHeaders headers;

    /** From whom no calls are wanted, {@code *} for anybody, and until when; absent for ever. */
    public record NoCalls(String requester, Instant until) {}

    /** What is kept. */
    @JsonbPropertyOrder({"customer", "requester", "noCalls", "hours"})
    public record WishesView(String customer, String requester, List<NoCalls> noCalls, Hours hours) {}

    @GET
    public WishesView get() {
        Bearer bearer = bearers.of(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        Wishes kept = wishes.of(bearer.address(), bearer.requesterId());
        return new WishesView(
                bearer.address().text(),
                bearer.requesterId(),
                kept.noCalls().stream()
                        .map(wish ->
                                new NoCalls(wish.requesterId(), wish.expiresAt().orElse(null)))
                        .toList(),
                kept.hours().map(hours -> new Hours(hours.from(), hours.to())).orElse(null));
    }

    /** Changes what is there: {@code calls} and whose ({@code of}: requester or anybody), {@code hours} (null for any). */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public void change(InputStream body) throws IOException {
        Bearer bearer = bearers.of(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        JsonObject json = JsonBody.read(body);
        JsonFields fields = new JsonFields(json);
        String word = fields.text("calls");
        Calls calls = word == null ? null : Calls.ofWord(word).orElse(null);
        if (word != null && calls == null) {
            fields.wrong("calls", "must be welcome, not-for-30-days or never");
        }
        String of = fields.text("of");
        if (of != null && !List.of("requester", "anybody").contains(of)) {
            fields.wrong("of", "must be requester or anybody");
        }
        Hours hours = json.containsKey("hours") ? hours(fields.object("hours")) : null;
        fields.check();
        try {
            String whose = "anybody".equals(of) ? DoNotCall.ANYBODY : bearer.requesterId();
            wishes.keep(bearer.address(), new Change(whose, calls, hours), HOW);
        } catch (InvalidSettingsException e) {
            throw ProblemException.invalid("/hours", e.getMessage());
        }
    }

    private static Hours hours(JsonObject json) {
        if (json == null) {
            return Hours.ANY;
        }
        JsonFields fields = new JsonFields(json);
        Hours hours = new Hours(fields.requiredText("from"), fields.requiredText("to"));
        fields.check();
        return hours;
    }
}
