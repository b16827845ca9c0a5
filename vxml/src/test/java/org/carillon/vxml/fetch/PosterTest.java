package org.carillon.vxml.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where may be posted to, and what an answer may do to us. */
class PosterTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Poster poster = new Poster(List.of("127.0.0.0/8"), Duration.ofSeconds(2));
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("x-test")
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/moved")) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            byte[] answer = new byte[path.equals("/large") ? 1_000_000 : 2];
            exchange.sendResponseHeaders(path.equals("/moved") ? 307 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private int post(URI uri) throws FetchException {
        return poster.post(uri, "application/json", BODY, Map.of("x-test", "yes"));
    }

    @Test
    void theBodyAndTheHeadersArrive() throws Exception {
        assertThat(post(uri("/"))).isEqualTo(200);
        assertThat(received.take()).isEqualTo("yes{}");
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
        assertThat(post(uri("/moved"))).isEqualTo(307);
        assertThat(received).hasSize(1);
    }

    @Test
    void anAnswerTooLargeIsStillAnAnswer() throws Exception {
        assertThat(post(uri("/large"))).isEqualTo(200);
    }

    @Test
    void whoNeverAnswersCostsNoMoreThanTheTimeAllowed() throws IOException {
        Poster hurried = new Poster(List.of("127.0.0.0/8"), Duration.ofMillis(300));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            long start = System.nanoTime();

            assertThatThrownBy(() -> hurried.post(uri, "text/plain", BODY, Map.of()))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("can't be reached");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void whoHangsUpWithoutAnAnswerWasNotReached() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread hangsUp = new Thread(() -> {
                try (Socket accepted = rude.accept()) {
                    accepted.getInputStream().read();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            hangsUp.start();
            URI uri = URI.create("http://127.0.0.1:" + rude.getLocalPort() + "/");

            assertThatThrownBy(() -> post(uri)).isInstanceOf(FetchException.class);
            hangsUp.join();
        }
    }

    @Test
    void whatIsNotAllowedIsKnownAheadAsFarAsItCanBe() {
        Poster named = new Poster(List.of("shop.example"), Duration.ofSeconds(1));
        assertThatCode(() -> named.check(URI.create("https://shop.example/hook")))
                .doesNotThrowAnyException();
        for (String uri : List.of(
                "https://other.example/",
                "http://127.0.0.1/",
                "http://[::1]/",
                "ftp://shop.example/",
                "http://user:secret@shop.example/",
                "http:///nowhere")) {
            assertThatThrownBy(() -> named.check(URI.create(uri)))
                    .as(uri)
                    .isInstanceOf(ForbiddenAddressException.class);
        }
    }

    @Test
    void aNameThatLeadsToALoopbackAddressIsForbiddenWhenItIsUsed() {
        Poster named = new Poster(List.of("localhost"), Duration.ofSeconds(1));
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
        assertThatThrownBy(() -> named.post(uri, "text/plain", BODY, Map.of()))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThat(received).isEmpty();
    }
}
