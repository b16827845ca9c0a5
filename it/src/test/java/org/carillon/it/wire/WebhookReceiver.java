package org.carillon.it.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.it.Await;

/** A requester's web server that is told by webhooks, and may be slow, fail, die and come back. Thread-safe. */
public final class WebhookReceiver implements AutoCloseable {

    /** One try to tell. */
    public record Told(String path, String id, long timestamp, String signatures, byte[] body) {

        public JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))) {
                return reader.readObject();
            }
        }

        public String type() {
            return json().getString("type");
        }

        public String session() {
            return json().getJsonObject("data").getString("id");
        }

        /** As the specification says, not as Carillon does it. */
        public boolean isSignedWith(String secret) throws Exception {
            byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String signed = id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8);
            String expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            return List.of(signatures.split(" ")).contains("v1," + expected);
        }
    }

    private final List<Told> told = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final InetSocketAddress address;
    private final IntUnaryOperator statusOfTry;
    private final Duration delay;
    private HttpServer http;

    private WebhookReceiver(InetSocketAddress address, IntUnaryOperator statusOfTry, Duration delay)
            throws IOException {
        this.statusOfTry = statusOfTry;
        this.delay = delay;
        http = listen(address);
        this.address = http.getAddress();
    }

    /** @param statusOfTry the status that the receiver answers with, by the number of the try, from 0 */
    public static WebhookReceiver answering(IntUnaryOperator statusOfTry) throws IOException {
        return new WebhookReceiver(anyPort(), statusOfTry, Duration.ZERO);
    }

    public static WebhookReceiver willing() throws IOException {
        return answering(count -> 204);
    }

    public static WebhookReceiver answeringAfter(Duration delay) throws IOException {
        return new WebhookReceiver(anyPort(), count -> 204, delay);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private HttpServer listen(InetSocketAddress where) throws IOException {
        HttpServer server = HttpServer.create(where, 100);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Told one = new Told(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("webhook-id"),
                Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                exchange.getRequestBody().readAllBytes());
        int count;
        synchronized (this) {
            count = told.size();
            told.add(one);
        }
        try {
            TimeUnit.MILLISECONDS.sleep(delay.toMillis());
            exchange.sendResponseHeaders(statusOfTry.applyAsInt(count), -1);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + address.getPort() + path;
    }

    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    public List<Told> told(Predicate<Told> which) {
        return told().stream().filter(which).toList();
    }

    public Told await(Predicate<Told> which, Duration limit) throws Exception {
        Await.until("a webhook", limit, () -> !told(which).isEmpty(), () -> told() + "");
        return told(which).get(0);
    }

    /** Nobody listens any more. */
    public void die() {
        http.stop(0);
    }

    /** Somebody listens again, at the same address. */
    public void comeBack() throws IOException {
        http = listen(address);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
