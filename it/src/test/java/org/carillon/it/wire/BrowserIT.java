package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.phone.Callee;
import org.carillon.it.phone.PhoneCall;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

/** Applications that run in an external VoiceXML browser; here it is somebody on the test phone. */
@WireTest
@OneDatabase
class BrowserIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int HERTZ = 1_000;

    private static FollowedSession ask(Scene scene, String customer, String browser) throws Exception {
        JsonObject application = Json.createObjectBuilder()
                .add("url", "https://apps.example/a.vxml?x=1")
                .add("browser", browser)
                .build();
        return scene.api()
                .ask(Json.createObjectBuilder()
                        .add("to", customer)
                        .add("application", application)
                        .add("parameters", Json.createObjectBuilder().add("order", "7 up"))
                        .build());
    }

    @Test
    void theBrowserGetsTheDocumentsAddressAndTheCustomer(Scene scene) throws Exception {
        scene.customer("+15558101").does(Callee::remembersWhatItHears);
        scene.south().number("dialog");
        FollowedSession session = ask(scene, "+15558101", RunningScene.BROWSER);
        PhoneCall browser = scene.south().awaitCall("dialog", LIMIT);
        assertThat(browser.requestUri().replace("%3A", ":").replace("%2F", "/"))
                .contains("voicexml=https://apps.example/a.vxml%3Fx%3D1")
                .contains("order=7%20up");
        PhoneCall customer = CallFinder.theCallOf(scene, "+15558101");
        Await.until("the customer hears the browser", LIMIT, () -> {
            browser.say(HeardTone.of(HERTZ, 500));
            return HeardTone.hears(customer.heard(), HERTZ);
        });
        customer.press("7");
        Await.until("the browser gets the key", LIMIT, () -> browser.keysHeard().equals("7"));
        browser.hangUp();
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getString("reason")).isEqualTo("the application hung up");
        assertThat(session.status().getString("application")).isEqualTo("browser");
        assertThat(customer.awaitEnd(LIMIT)).isTrue();
    }

    @Test
    void aCustomerWhoHangsUpEndsTheBrowsersCall(Scene scene) throws Exception {
        scene.customer("+15558102").does(callee -> callee.hangsUpAfter(3_000));
        scene.south().number("dialog");
        FollowedSession session = ask(scene, "+15558102", RunningScene.BROWSER);
        PhoneCall browser = scene.south().awaitCall("dialog", LIMIT);
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(browser.awaitEnd(LIMIT)).isTrue();
    }

    @Test
    void aTelephonyServerThatIsNoBrowserIsNotUsedAsOne(Scene scene) throws Exception {
        scene.customer("+15558103");
        FollowedSession session = ask(scene, "+15558103", "north");
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("failed");
        assertThat(session.status().getString("reason")).contains("no VoiceXML browser north");
    }
}
