package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.carillon.it.Await;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.Trust;
import org.junit.jupiter.api.Test;

/** The API by TLS (RFC 9110 section 4.2.2), as the server itself speaks it. */
@WireTest
@OneDatabase
class HttpsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void aSessionIsAskedForAndFollowedByTls(Scene scene) throws Exception {
        scene.customer("+15556901");
        HttpClient http = Trust.inCertificatesOf(scene.server().keyStore());
        URI base = scene.server().secureUri("/api/v1");
        CarillonApi api = new CarillonApi(base, scene.server().key(Scene.REQUESTER), http);

        FollowedSession session = api.ask(Requests.shortCall("+15556901"));

        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        HttpResponse<String> health = http.send(
                HttpRequest.newBuilder(scene.server().secureUri("/health/ready"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(health.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }

    /** At most twenty are open at once; it takes a sign of life to see that nobody reads. */
    @Test
    void streamsThatWereLeftMakeRoomForOthers(Scene scene) throws Exception {
        HttpClient http = Trust.inCertificatesOf(scene.server().keyStore());
        for (int i = 0; i < 20; i++) {
            HttpResponse<InputStream> left = follow(scene, http);
            assertThat(left.statusCode()).isEqualTo(200);
            left.body().close();
        }
        Await.until("room for one more", LIMIT, () -> {
            HttpResponse<InputStream> next = follow(scene, http);
            next.body().close();
            return next.statusCode() == 200;
        });
    }

    private static HttpResponse<InputStream> follow(Scene scene, HttpClient http) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(scene.server().secureUri("/api/v1/events"))
                .timeout(LIMIT)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + scene.server().key("operator"))
                .build();
        return http.send(request, BodyHandlers.ofInputStream());
    }

    @Test
    void whoDoesNotKnowTheCertificateSendsNothing(Scene scene) throws Exception {
        CarillonApi stranger = new CarillonApi(
                scene.server().secureUri("/api/v1"), scene.server().key(Scene.REQUESTER));

        assertThatThrownBy(() -> stranger.get("/sessions")).isInstanceOf(SSLHandshakeException.class);
    }
}
