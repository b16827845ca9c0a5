package org.carillon.web.api.session;

import java.time.OffsetDateTime;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request for a session, as the interface's description tells it. Read by {@link SessionRequestReader}. */
@Schema(name = "SessionRequest", description = "Asks for a telephone session. Unknown fields are refused.")
public record SessionRequest(
        @Schema(
                        required = true,
                        description = "Whom to call: E.164 with a leading plus, or sip:user",
                        example = "+15550100")
                String to,
        @Schema(required = true) Application application,
        @Schema(
                        description = "Not before: ISO 8601 with an offset. Now when absent.",
                        example = "2026-12-24T09:30:00+01:00")
                OffsetDateTime at,
        @Schema(description = "0 (lowest) to 9. 4 when absent.", minimum = "0", maximum = "9") Integer priority,
        @Schema(description = "Handed to the application as session.parameters; names are ECMAScript identifiers")
                Map<String, String> parameters,
        @Schema(description = "The number to show as calling", example = "+15550199") String callerId,
        @Schema(description = "How often to try. Once when absent.", minimum = "1", maximum = "10") Integer attempts,
        @Schema(description = "Not after: ISO 8601 with an offset. A day after its time when absent.")
                OffsetDateTime expires,
        @Schema(description = "Where the outcome is told") Reply replyTo) {

    /** What to run. */
    @Schema(name = "Application", description = "Exactly one of the three")
    public record Application(
            @Schema(description = "Where the VoiceXML document is fetched", example = "https://example.com/app.vxml")
                    String url,
            @Schema(description = "A VoiceXML document") String vxml,
            @Schema(description = "Plain text, read aloud", example = "Your order has been shipped.") String text) {}

    /** Where to answer. */
    @Schema(name = "ReplyTo")
    public record Reply(@Schema(required = true, example = "orders@example.com") String mail) {}
}
