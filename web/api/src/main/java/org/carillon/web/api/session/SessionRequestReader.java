package org.carillon.web.api.session;

import jakarta.json.JsonObject;
import java.util.regex.Pattern;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.problem.ProblemException;

/** Reads the JSON of a request for a session ({@code SessionRequest} in openapi.yaml) into the normal form. */
final class SessionRequestReader {

    private static final int LONGEST_MAIL = 254;

    /** No character that could begin another header field or address; intake has no say in how it is reached. */
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    private SessionRequestReader() {}

    /**
     * Reads a body.
     *
     * @param requesterId who asks
     * @param idempotencyKey makes the request recognisable when it comes again, or null
     * @throws ProblemException naming every field that is not known, missing or of a wrong type
     */
    static NewRequest read(JsonObject body, String requesterId, String idempotencyKey) {
        JsonFields fields = new JsonFields(body);
        NewRequest request = new NewRequest(
                requesterId,
                new RequestId(Source.REST, idempotencyKey),
                fields.requiredText("to"),
                application(fields),
                fields.texts("parameters"),
                fields.instant("at"),
                fields.instant("expires"),
                fields.integer("priority"),
                fields.integer("attempts"),
                fields.text("callerId"),
                replyTo(fields.object("replyTo")));
        fields.check();
        return request;
    }

    private static RequestedApplication application(JsonFields fields) {
        JsonFields application = fields.object("application");
        if (application == null) {
            return fields.isPresent("application") ? null : fields.wrong("application", "is missing");
        }
        String url = application.text("url");
        String vxml = application.text("vxml");
        String text = application.text("text");
        if (application.size() != 1) {
            application.wrong("must have exactly one of url, vxml and text");
            return null;
        }
        if (url != null) {
            return new RequestedApplication.Linked(url);
        }
        if (vxml != null) {
            return new RequestedApplication.Attached(vxml);
        }
        return text == null ? null : new RequestedApplication.ReadAloud(text);
    }

    private static ReplyTo replyTo(JsonFields replyTo) {
        if (replyTo == null) {
            return ReplyTo.NOBODY;
        }
        String mail = replyTo.requiredText("mail");
        if (mail != null && (mail.length() > LONGEST_MAIL || !MAIL.matcher(mail).matches())) {
            return replyTo.wrong("mail", "is not a mail address");
        }
        return ReplyTo.mail(mail, null);
    }
}
