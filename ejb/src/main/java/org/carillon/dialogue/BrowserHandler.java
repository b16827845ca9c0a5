package org.carillon.dialogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carillon.application.Applications;
import org.carillon.request.RequestedApplication;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.RequestedDialog;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.SessionResult.Kind;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.TransferOutcome;

/**
 * Hands calls to an external VoiceXML browser (RFC 5552): calls it, asks it for the document, and connects it with the customer until
 * one of them hangs up. What its application finds out, it tells by its own means.
 */
@ApplicationScoped
public class BrowserHandler implements CallHandler {

    /** The user of a SIP URI that names a dialogue (RFC 5552 section 2.1). */
    private static final String DIALOG = "sip:dialog";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TURN = Duration.ofMinutes(1);

    private Channels channels;
    private Applications applications;

    protected BrowserHandler() {}

    @Inject
    public BrowserHandler(Channels channels, Applications applications) {
        this.channels = channels;
        this.applications = applications;
    }

    @Override
    public boolean serves(RequestedApplication application) {
        return application instanceof RequestedApplication.InBrowser;
    }

    @Override
    public SessionResult serve(AnsweredCall call) {
        RequestedApplication.InBrowser application = (RequestedApplication.InBrowser) call.application();
        Optional<TelephonyConnection> channel = channels.takeOf(application.browser());
        if (channel.isEmpty()) {
            return failed("the VoiceXML browser " + application.browser() + " has no free channel");
        }
        call.platform()
                .join(channel.get(), request(application, call.variables().parameters()));
        while (true) {
            PlatformEvent event = call.platform().await(TURN);
            if (event instanceof PlatformEvent.TransferEnded ended) {
                return result(ended.outcome(), application.browser());
            }
            if (event instanceof PlatformEvent.Disconnected gone) {
                return new SessionResult(Kind.HUNG_UP, null, gone.reason(), Map.of());
            }
        }
    }

    private CallRequest request(RequestedApplication.InBrowser application, Map<String, String> parameters) {
        return new CallRequest(
                UUID.randomUUID().toString(),
                DIALOG,
                null,
                PATIENCE,
                applications.longestSession(),
                new RequestedDialog(application.url(), parameters));
    }

    private static SessionResult result(TransferOutcome outcome, String browser) {
        return switch (outcome) {
            case FAR_END_DISCONNECT -> new SessionResult(Kind.DISCONNECTED, null, null, Map.of());
            case MAXTIME_DISCONNECT -> new SessionResult(
                    Kind.STOPPED, "error.maxtime", "the session took too long", Map.of());
            default -> failed("the VoiceXML browser " + browser + ": " + Settlement.word(outcome));
        };
    }

    private static SessionResult failed(String why) {
        return new SessionResult(Kind.ERROR, "error.noresource", why, Map.of());
    }
}
