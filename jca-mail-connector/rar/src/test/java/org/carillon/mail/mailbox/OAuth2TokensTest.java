package org.carillon.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OAuth2TokensTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Deque<String> answers = new ArrayDeque<>();
    private int status = 200;
    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private HttpServer http;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/token", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void aTokenIsUsedUntilAMinuteBeforeItsEnd() throws Exception {
        answers.add("{\"access_token\": \"one\", \"token_type\": \"Bearer\", \"expires_in\": 600}");
        answers.add("{\"access_token\": \"two\", \"expires_in\": 600}");
        OAuth2Tokens tokens = tokens("s:e c", null, "mail read");
        assertThat(tokens.secret()).isEqualTo("one");
        now = now.plus(Duration.ofSeconds(539));
        assertThat(tokens.secret()).isEqualTo("one");
        now = now.plus(Duration.ofSeconds(1));
        assertThat(tokens.secret()).isEqualTo("two");
        // "me:s%3Ae+c": each half is form-encoded first (RFC 6749 section 2.3.1)
        assertThat(asked)
                .hasSize(2)
                .allMatch("Basic bWU6cyUzQWUrYw== grant_type=client_credentials&scope=mail+read"::equals);
    }

    @Test
    void aRefusedTokenIsNotUsedAgain() throws Exception {
        answers.add("{\"access_token\": \"one\"}");
        answers.add("{\"access_token\": \"two\"}");
        OAuth2Tokens tokens = tokens("secret", null, null);
        assertThat(tokens.secret()).isEqualTo("one");
        tokens.wasRefused();
        assertThat(tokens.secret()).isEqualTo("two");
    }

    @Test
    void aRefreshTokenThatChangesIsUsedFromThenOn() throws Exception {
        answers.add("{\"access_token\": \"one\", \"refresh_token\": \"second\"}");
        answers.add("{\"access_token\": \"two\"}");
        answers.add("{\"access_token\": \"three\"}");
        OAuth2Tokens tokens = tokens(null, "first", null);
        for (int i = 0; i < 3; i++) {
            tokens.secret();
            tokens.wasRefused();
        }
        assertThat(asked)
                .containsExactly(
                        "null grant_type=refresh_token&refresh_token=first&client_id=me",
                        "null grant_type=refresh_token&refresh_token=second&client_id=me",
                        "null grant_type=refresh_token&refresh_token=second&client_id=me");
    }

    @Test
    void aRefusalIsToldByItsCodeAndNothingElse() {
        status = 400;
        answers.add("{\"error\": \"invalid_grant\", \"error_description\": \"secret stuff\"}");
        assertThatThrownBy(() -> tokens("secret", null, null).secret())
                .isInstanceOf(IOException.class)
                .hasMessage("the authorization server answered 400, invalid_grant");
    }

    @Test
    void whatIsNoAnswerIsAFailure() {
        for (String nonsense :
                List.of("<html>", "[]", "{}", "{\"access_token\": 1}", "[".repeat(60_000), "x".repeat(70_000))) {
            answers.add(nonsense);
            assertThatThrownBy(() -> tokens("secret", null, null).secret())
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("the authorization server");
        }
    }

    private OAuth2Tokens tokens(String secret, String refreshToken, String scope) {
        URI endpoint = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/token");
        return new OAuth2Tokens(new OAuth2Client(endpoint, "me", secret, refreshToken, scope), new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }
}
