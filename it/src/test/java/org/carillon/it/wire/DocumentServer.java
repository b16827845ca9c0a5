package org.carillon.it.wire;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on the loopback that has one document. */
final class DocumentServer implements AutoCloseable {

    private static final String PATH = "/application/start.vxml";

    private final HttpServer http;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile byte[] content;

    private DocumentServer(HttpServer http, String document) {
        this.http = http;
        shows(document);
    }

    static DocumentServer serving(String document) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        DocumentServer server = new DocumentServer(HttpServer.create(anyPort, 0), document);
        server.http.createContext(PATH, exchange -> {
            server.requests.incrementAndGet();
            byte[] content = server.content;
            exchange.getResponseHeaders().set("Content-Type", "application/voicexml+xml");
            exchange.sendResponseHeaders(200, content.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content);
            }
        });
        server.http.start();
        return server;
    }

    /** From now on it is another document. */
    void shows(String document) {
        content = document.getBytes(StandardCharsets.UTF_8);
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + PATH;
    }

    /** How often the document was fetched. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
