package org.carillon.it.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** An authorization server (RFC 6749) with one client and one user, and where Dovecot asks whether a token is good. */
final class AuthorizationServer implements AutoCloseable {

    static final String CLIENT = "carillon";
    static final String SECRET = "s3cret";
    static final String USER = "robot";

    private final String token = UUID.randomUUID().toString();
    private final HttpServer http;

    AuthorizationServer(int port) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/token", this::grant);
        http.createContext("/token-info", this::tell);
        http.start();
    }

    private void grant(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String login =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean granted = form.equals("grant_type=client_credentials")
                && login.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(
                exchange,
                granted ? 200 : 401,
                granted
                        ? "{\"access_token\": \"" + token + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"
                        : "{\"error\": \"invalid_client\"}");
    }

    private void tell(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestURI().getQuery().equals("access_token=" + token);
        answer(exchange, known ? 200 : 401, known ? "{\"user\": \"" + USER + "\"}" : "{}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] octets = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, octets.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(octets);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
