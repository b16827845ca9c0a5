package org.carillon.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.carillon.application.Applications;
import org.carillon.request.RequestedApplication;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.SessionResult.Kind;
import org.carillon.vxml.SessionVariables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BrowserHandlerTest {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final FakeCall customer = new FakeCall("customer");
    private final FakeChannel browser = new FakeChannel();
    private final List<String> timeline = new ArrayList<>();
    private final CallVoicePlatform platform = platform();
    private final BrowserHandler handler = new BrowserHandler(browser, new Applications() {
        @Override
        public Duration longestSession() {
            return LONGEST;
        }
    });

    private CallVoicePlatform platform() {
        CallEvents events = new CallEvents();
        CallTransfers transfers = new CallTransfers(
                "session",
                browser,
                new RememberingTransfers(),
                null,
                events,
                (type, detail) -> timeline.add(detail),
                Clock.systemUTC(),
                System::nanoTime);
        return new CallVoicePlatform(null, null, (type, detail) -> timeline.add(detail), events, transfers, LONGEST);
    }

    private AnsweredCall call() {
        platform.connect(customer);
        return new AnsweredCall(
                "session",
                new RequestedApplication.InBrowser("https://apps.example/a.vxml", "browser-1"),
                customer,
                platform,
                new SessionVariables("a", "b", "sip", "2.0", null, "local", Map.of("order", "7")));
    }

    /** Everything that happens is there already when the handler begins to wait for it. */
    private SessionResult serve(Runnable happens) {
        browser.whenCalled = happens;
        return handler.serve(call());
    }

    @Test
    void theBrowserIsAskedForTheDocumentAndConnectedWithTheCustomer() {
        CompletableFuture<Object> connected = new CompletableFuture<>();
        SessionResult result = serve(() -> {
            browser.answers();
            platform.keyPressed('5');
            browser.ends(Disposition.REMOTE_HANGUP, true, 0);
            connected.complete(browser.request);
        });
        assertThat(connected).isCompleted();
        assertThat(browser.wantedServer).isEqualTo("browser-1");
        assertThat(browser.request.callee()).isEqualTo("sip:dialog");
        assertThat(browser.request.dialog().voicexml()).isEqualTo("https://apps.example/a.vxml");
        assertThat(browser.request.dialog().parameters()).containsEntry("order", "7");
        assertThat(browser.call.told).as("keys reach the browser").contains("key 5");
        assertThat(result.kind()).isEqualTo(Kind.DISCONNECTED);
        assertThat(browser.closed).isTrue();
    }

    @Test
    void aCustomerWhoHangsUpEndsTheBrowsersLeg() {
        SessionResult result = serve(() -> {
            browser.answers();
            platform.ended(new CallEnd(Disposition.REMOTE_HANGUP, true, 0, "the customer hung up"));
        });
        assertThat(result.kind()).isEqualTo(Kind.HUNG_UP);
        assertThat(browser.closed).isTrue();
    }

    @Test
    void aBrowserThatRefusesIsAnError() {
        SessionResult result = serve(() -> browser.ends(Disposition.CONGESTION, false, 503));
        assertThat(result.kind()).isEqualTo(Kind.ERROR);
        assertThat(result.message()).contains("browser-1").contains("no-resource");
    }

    @Test
    void withoutAFreeChannelOfTheBrowserThereIsNoConversation() {
        browser.taken = true;
        assertThat(handler.serve(call()).kind()).isEqualTo(Kind.ERROR);
    }
}
