package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

@WireTest
class ConsoleIT {

    private static final Pattern VIEW = Pattern.compile("ViewState[^>]* value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Scene scene;

    ConsoleIT(Scene scene) {
        this.scene = scene;
    }

    @Test
    void nobodySeesAnythingBeforeTheLogin() throws Exception {
        for (String page : new String[] {"/", "/sessions.xhtml", "/session.xhtml?id=x", "/servers.xhtml"}) {
            HttpResponse<String> answer = get(page);
            assertThat(answer.uri().getPath()).as(page).isEqualTo("/console/login.xhtml");
        }
        assertThat(get("/WEB-INF/layout.xhtml").body()).doesNotContain("ui:insert");
    }

    @Test
    void onlyTheKeyOfAnOperatorOpens() throws Exception {
        assertThat(login("ck_wrong").body()).contains("This is not the key of an operator.");
        assertThat(login(scene.server().key(Scene.REQUESTER)).body()).contains("This is not the key of an operator.");
        assertThat(get("/sessions.xhtml").uri().getPath()).isEqualTo("/console/login.xhtml");

        assertThat(login(scene.server().key("operator")).uri().getPath()).isEqualTo("/console/sessions.xhtml");
    }

    @Test
    void anOperatorSeesASessionAndItsTimelineAsPlainText() throws Exception {
        scene.customer("+15558951");
        FollowedSession session = scene.server()
                .api(Scene.REQUESTER)
                .ask(Requests.call("+15558951", Applications.SHORT)
                        .add("parameters", Json.createObjectBuilder().add("name", "<script>alert(1)</script>"))
                        .build());
        session.awaitEnd(Duration.ofSeconds(60));
        login(scene.server().key("operator"));

        assertThat(get("/sessions.xhtml?state=completed").body()).contains(session.id(), "+15558951");
        assertThat(get("/sessions.xhtml?state=interrupted").body()).doesNotContain(session.id());
        String page = get("/session.xhtml?id=" + session.id()).body();
        assertThat(page).contains("completed", "<b>answered</b>", "destinations", "&lt;script&gt;alert(1)");
        assertThat(page).doesNotContain("<script");
        assertThat(get("/session.xhtml?id=nobody").statusCode()).isEqualTo(404);
    }

    /** With more sessions than one page holds, and no state chosen: this page once failed. */
    @Test
    void aLongListHasAnOlderPage() throws Exception {
        for (int i = 0; i < 55; i++) {
            scene.api()
                    .ask(Requests.call("+15558952", Applications.SHORT)
                            .add("at", Instant.now().plus(Duration.ofDays(2)).toString())
                            .build());
        }
        login(scene.server().key("operator"));

        HttpResponse<String> first = get("/sessions.xhtml");
        assertThat(first.statusCode()).isEqualTo(200);
        Matcher older = Pattern.compile("href=\"/console([^\"]*after=[^\"]*)\"").matcher(first.body());
        assertThat(older.find()).isTrue();
        assertThat(get(older.group(1).replace("&amp;", "&")).statusCode()).isEqualTo(200);
    }

    @Test
    void anOperatorSeesTheServers() throws Exception {
        login(scene.server().key("operator"));

        assertThat(get("/servers.xhtml").body()).contains("north", "south", "of " + Scene.CAPACITY);
    }

    @Test
    void loggingOutEndsTheSession() throws Exception {
        login(scene.server().key("operator"));

        post("/sessions.xhtml", get("/sessions.xhtml"), Map.of("leave", "leave", "leave:out", "Log out"));

        assertThat(get("/sessions.xhtml").uri().getPath()).isEqualTo("/console/login.xhtml");
    }

    @Test
    void aFormThatAnotherSiteMadeUpDoesNothing() throws Exception {
        login(scene.server().key("operator"));

        HttpRequest forged = request("/sessions.xhtml")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("leave=leave&leave%3Aout=Log+out"))
                .build();
        browser.send(forged, BodyHandlers.ofString());

        assertThat(get("/sessions.xhtml").uri().getPath()).isEqualTo("/console/sessions.xhtml");
    }

    @Test
    void theBrowserIsToldToRunNoScriptAndToShowNoFrame() throws Exception {
        HttpResponse<String> page = get("/login.xhtml");

        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Strict");
        assertThat(page.body()).doesNotContain("onclick", "<script", "style=");
    }

    private HttpResponse<String> login(String key) throws Exception {
        return post(
                "/login.xhtml", get("/login.xhtml"), Map.of("enter", "enter", "enter:key", key, "enter:in", "Log in"));
    }

    /** Sends a form with the token of the page it came with. */
    private HttpResponse<String> post(String path, HttpResponse<String> page, Map<String, String> fields)
            throws Exception {
        Matcher view = VIEW.matcher(page.body());
        assertThat(view.find()).isTrue();
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + "&jakarta.faces.ViewState=" + encoded(view.group(1))))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(scene.server().uri("/console") + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
