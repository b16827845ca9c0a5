package org.carillon.web.api.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carillon.intake.RequestPreview;
import org.carillon.policy.Decision;
import org.carillon.policy.Verdict;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestJson;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.security.Caller;

/** What the policies would say to a request, if it came now. Nothing is stored, nobody is called. */
@Path("policy-check")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PolicyCheckResource {

    @Inject
    private RequestPreview preview;

    @Inject
    private Caller caller;

    /** What one policy would say. */
    public record WouldDecide(
            String policy, String owner, String result, String reason, Instant until, Map<String, Object> inputs) {

        static WouldDecide of(Decision decision) {
            return new WouldDecide(
                    decision.policy(),
                    decision.owner().toString(),
                    decision.result().word(),
                    decision.reason(),
                    decision.until(),
                    decision.inputs().isEmpty() ? null : text(decision.inputs()));
        }

        private static Map<String, Object> text(Map<String, Object> inputs) {
            Map<String, Object> view = new java.util.TreeMap<>();
            inputs.forEach((name, value) -> view.put(name, value instanceof Instant ? value.toString() : value));
            return view;
        }
    }

    /** What all would say together: the strictest, and each. */
    public record Answer(String result, WouldDecide strictest, List<WouldDecide> decisions) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer check(InputStream body) throws IOException, InvalidRequestException {
        RequestId id = new RequestId(Source.REST, null);
        Verdict verdict = preview.wouldDecide(RequestJson.read(JsonBody.read(body), caller.id(), id, ReplyTo.NOBODY));
        return new Answer(
                verdict.strictest().result().word(),
                WouldDecide.of(verdict.strictest()),
                verdict.decisions().stream().map(WouldDecide::of).toList());
    }
}
