package org.carillon.vxml.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.platform.Settings;
import org.carillon.vxml.platform.WebSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may be fetched, and how much of it, and how long. */
class FetcherTest {

    private static final int MAX = 1_000;

    private final WebSite site = new WebSite();
    private final Fetcher fetcher = new Fetcher(Settings.loopback(), Clock.systemUTC());

    @AfterEach
    void close() {
        site.close();
    }

    private Fetched fetch(URI uri) throws FetchException {
        return fetcher.fetch(FetchRequest.get(uri, MAX), null);
    }

    private void assertRefused(URI uri, String why) {
        assertThatThrownBy(() -> fetch(uri)).isInstanceOf(FetchException.class).hasMessageContaining(why);
    }

    @Test
    void whatIsThereIsFetched() throws FetchException {
        site.page("/x", 200, Map.of("Content-Type", "text/plain; charset=ISO-8859-1"), "hello");
        Fetched fetched = fetch(site.uri("/x"));
        assertThat(fetched.content()).asString().isEqualTo("hello");
        assertThat(fetched.mediaType()).isEqualTo("text/plain");
        assertThat(fetched.charset()).isEqualTo("ISO-8859-1");
    }

    @Test
    void onlyHttpAndHttps() {
        assertRefused(URI.create("file:///etc/passwd"), "only http and https");
        assertRefused(URI.create("jar:file:///x.jar!/y"), "only http and https");
        assertRefused(URI.create("ftp://127.0.0.1/x"), "only http and https");
        assertRefused(URI.create("http://user:secret@127.0.0.1/x"), "not a usable address");
    }

    @Test
    void nothingIsAllowedThatIsNotListed() {
        Fetcher strict = new Fetcher(Settings.with(List.of("shop.example"), MAX), Clock.systemUTC());
        assertThatThrownBy(() -> strict.fetch(FetchRequest.get(site.uri("/x"), MAX), null))
                .hasMessageContaining("not allowed");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void aNameDoesNotAllowItsLoopbackAddress() {
        // what a name resolves to is in the hands of who owns it
        Fetcher named = new Fetcher(Settings.with(List.of("localhost"), MAX), Clock.systemUTC());
        URI uri = URI.create("http://localhost:" + site.uri("/").getPort() + "/x");
        assertThatThrownBy(() -> named.fetch(FetchRequest.get(uri, MAX), null)).hasMessageContaining("not allowed");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void aRedirectIsFollowedAndCheckedAgain() throws FetchException {
        site.page("/a", 302, Map.of("Location", "/b"), "");
        site.page("/b", 200, Map.of(), "there");
        assertThat(fetch(site.uri("/a")).uri()).isEqualTo(site.uri("/b"));
        site.page("/c", 302, Map.of("Location", "http://169.254.169.254/latest/meta-data"), "");
        assertRefused(site.uri("/c"), "fetching from 169.254.169.254 is not allowed");
        site.page("/d", 302, Map.of("Location", "file:///etc/passwd"), "");
        assertRefused(site.uri("/d"), "only http and https");
    }

    @Test
    void redirectsComeToAnEnd() {
        site.page("/loop", 302, Map.of("Location", "/loop"), "");
        assertRefused(site.uri("/loop"), "redirects more than 3 times");
        assertThat(site.asked()).hasSize(4);
    }

    @Test
    void aPostIsNotRepeatedByAnOrdinaryRedirect() throws FetchException {
        site.page("/a", 303, Map.of("Location", "/b"), "");
        site.page("/b", 200, Map.of(), "there");
        fetcher.fetch(
                new FetchRequest(
                        site.uri("/a"), "x=1".getBytes(StandardCharsets.US_ASCII), "text/plain", null, MAX, null, null),
                null);
        assertThat(site.asked()).extracting(WebSite.Asked::method).containsExactly("POST", "GET");
    }

    @Test
    void whatIsTooLargeIsRefusedHoweverItComes() throws IOException {
        site.page("/x", 200, Map.of(), "x".repeat(MAX + 1));
        assertRefused(site.uri("/x"), "larger than the 1000 bytes");
        try (Raw endless = new Raw("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(MAX + 1))) {
            assertRefused(endless.uri(), "larger than the 1000 bytes");
        }
        try (Raw chunked = new Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\nx")) {
            assertRefused(chunked.uri(), "larger than the 1000 bytes");
        }
    }

    @Test
    void chunksArePutTogether() throws IOException, FetchException {
        try (Raw raw = new Raw("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\n")) {
            assertThat(fetch(raw.uri()).content()).asString().isEqualTo("abcde");
        }
    }

    @Test
    void whatIsNoHttpIsRefused() throws IOException {
        for (String answer : List.of(
                "",
                "SSH-2.0-x\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000) + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(300) + "\r\n")) {
            try (Raw raw = new Raw(answer)) {
                assertRefused(raw.uri(), "can't be fetched");
            }
        }
    }

    @Test
    void whatDripsIsTooSlow() throws IOException {
        try (Raw raw = new Raw("HTTP/1.1 200 OK\r\n") {
            @Override
            void send(OutputStream out) throws IOException {
                super.send(out);
                for (int i = 0; i < 100; i++) {
                    out.write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                }
            }
        }) {
            FetchRequest request = new FetchRequest(raw.uri(), null, null, Duration.ofMillis(200), MAX, null, null);
            long start = System.nanoTime();
            assertThatThrownBy(() -> fetcher.fetch(request, null)).hasMessageContaining("takes too long");
            assertThat(System.nanoTime() - start)
                    .isLessThan(Duration.ofSeconds(2).toNanos());
        }
    }

    /** A server that answers with what it is told, whatever the question. */
    private static class Raw implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final String answer;

        Raw(String answer) throws IOException {
            this.answer = answer;
            Thread thread = new Thread(this::serve, "raw-server");
            thread.setDaemon(true);
            thread.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        }

        void send(OutputStream out) throws IOException {
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private void serve() {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[4096]);
                send(socket.getOutputStream());
            } catch (IOException e) {
                // the client had enough: what the test is about
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
