package org.carillon.vxml.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A web site on loopback, and what was asked of it. */
public final class WebSite implements AutoCloseable {

    /** A request as it came in. */
    public record Asked(String method, String pathAndQuery, Map<String, List<String>> headers, String body) {}

    private record Page(int status, Map<String, String> headers, byte[] body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, Integer> delays = new LinkedHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public WebSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** A VoiceXML page. */
    public WebSite page(String path, String content) {
        return page(
                path,
                200,
                Map.of("Content-Type", "application/voicexml+xml"),
                "<vxml version=\"2.1\" xmlns=\"http://www.w3.org/2001/vxml\">" + content + "</vxml>");
    }

    /** A VoiceXML page that takes its time. */
    public WebSite slowPage(String path, int millis, String content) {
        page(path, content);
        delays.put(path, millis);
        return this;
    }

    public WebSite page(String path, int status, Map<String, String> headers, String body) {
        return page(path, status, headers, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    public WebSite page(String path, int status, Map<String, String> headers, byte[] body) {
        pages.put(path, new Page(status, headers, body));
        return this;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public List<Asked> asked() {
        return asked;
    }

    public List<String> askedPaths() {
        return asked.stream().map(Asked::pathAndQuery).toList();
    }

    /** Waits, up to five seconds, until so many requests have come in. */
    public void awaitRequests(int count) {
        for (int i = 0; i < 500 && asked.size() < count; i++) {
            takeTime(10);
        }
        if (asked.size() < count) {
            throw new AssertionError("only asked " + asked);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        takeTime(delays.getOrDefault(exchange.getRequestURI().getPath(), 0));
        Page page = pages.get(exchange.getRequestURI().getPath());
        if (page == null) {
            page = new Page(404, Map.of(), new byte[0]);
        }
        String validator = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (validator != null && validator.equals(page.headers().get("ETag"))) {
            page = new Page(304, page.headers(), new byte[0]);
        }
        page.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(page.status(), page.body().length == 0 ? -1 : page.body().length);
        if (page.body().length > 0) {
            exchange.getResponseBody().write(page.body());
        }
        exchange.close();
    }

    /** Real time: sockets know no other. */
    private static void takeTime(int millis) {
        LockSupport.parkNanos(millis * 1_000_000L);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
