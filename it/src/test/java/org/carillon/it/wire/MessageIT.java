package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.mail.SinkedMail;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Applications tell third parties what they have heard, and requesters get results by mail in the forms they asked for. */
@WireTest
class MessageIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final String NOTIFY =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form>
                <var name="order" expr="'4711'"/>
                <var name="refused" expr="''"/>
                <catch event="error.carillon.notify"><assign name="refused" expr="_message"/><goto nextitem="done"/></catch>
                <object name="desk" classid="carillon:notify">
                  <param name="target" value="desk"/>
                  <param name="order" expr="order"/>
                  <param name="items" expr="[1, 2.5, true]"/>
                </object>
                <object name="stranger" classid="carillon:notify">
                  <param name="target" value="stranger"/>
                </object>
                <block name="done"><exit namelist="desk refused"/></block>
              </form>
            </vxml>
            """;

    private final Scene scene;
    private CarillonApi shop;

    MessageIT(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void newRequester() throws Exception {
        String id = "telling-" + UUID.randomUUID();
        JsonAnswer answer = scene.operator().post("/requesters", "{\"id\": \"" + id + "\", \"name\": \"Tells\"}");
        shop = new CarillonApi(scene.server().uri("/api/v1"), answer.body().getString("key"));
    }

    @Test
    void anApplicationTellsAThirdPartyByWebhookAndNobodyElse() throws Exception {
        scene.customer("+15558301");
        try (WebhookReceiver receiver = WebhookReceiver.willing()) {
            JsonObject webhook = shop.post(
                            "/webhooks",
                            Json.createObjectBuilder()
                                    .add("url", receiver.url("/desk"))
                                    .build()
                                    .toString())
                    .body();
            target("{\"webhook\": \"" + webhook.getString("id") + "\"}");

            FollowedSession session =
                    shop.ask(Requests.call("+15558301", NOTIFY).build());

            WebhookReceiver.Told told = receiver.await(one -> one.type().equals("session.message"), LIMIT);
            assertThat(told.isSignedWith(webhook.getString("secret"))).isTrue();
            JsonObject data = told.json().getJsonObject("data");
            assertThat(data.getString("id")).isEqualTo(session.id());
            assertThat(data.getJsonObject("variables").getString("order")).isEqualTo("4711");
            assertThat(data.getJsonObject("variables").getJsonArray("items").toString())
                    .isEqualTo("[1.0,2.5,true]");
            assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
            JsonObject result = session.status().getJsonObject("result");
            assertThat(result.getString("desk")).isEqualTo(told.id());
            assertThat(result.getString("refused")).isEqualTo("the requester has no target of that name");
        }
    }

    @Test
    void anApplicationTellsAThirdPartyByMail() throws Exception {
        scene.customer("+15558302");
        String desk = "desk-" + UUID.randomUUID() + "@third.test";
        target("{\"mail\": \"" + desk + "\"}");

        shop.ask(Requests.call("+15558302", NOTIFY).build());

        SinkedMail mail = scene.mailbox().await(one -> one.recipients().contains(desk), LIMIT);
        assertThat(mail.subject()).isEqualTo("Message from the call with +15558302");
        assertThat(mail.text()).contains("order: 4711");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    }

    @Test
    void aResultComesByMailAsHtmlJsonAndCsvToo() throws Exception {
        String boss = "boss-" + UUID.randomUUID() + "@third.test";
        scene.customer("+15558303");
        target("{\"mail\": \"unused@third.test\"}");
        JsonObject request = Requests.call("+15558303", NOTIFY)
                .add(
                        "replyTo",
                        Json.createObjectBuilder()
                                .add("mail", boss)
                                .add(
                                        "mailParts",
                                        Json.createArrayBuilder()
                                                .add("html")
                                                .add("json")
                                                .add("csv")))
                .build();

        FollowedSession session = shop.ask(request);

        SinkedMail mail = scene.mailbox().await(one -> one.recipients().contains(boss), LIMIT);
        String content = new String(mail.content(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(content)
                .contains("multipart/mixed", "multipart/alternative", "text/html", "application/json", "text/csv")
                .contains("filename=call-" + session.id() + ".json")
                .contains("filename=call-" + session.id() + ".csv");
    }

    @Test
    void aTargetThatNobodyMayReachIsRefused() throws Exception {
        for (String wrong : new String[] {
            "{\"mail\": \"a@b, c@d\"}",
            "{\"queue\": \"carillon.requests\"}",
            "{\"webhook\": \"" + UUID.randomUUID() + "\"}",
            "{}",
            "{\"mail\": \"a@b.test\", \"queue\": \"notifications.x\"}"
        }) {
            assertThat(shop.put("/notification-targets/desk", wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(shop.get("/notification-targets").body().getJsonArray("targets"))
                .isEmpty();
    }

    private void target(String json) throws Exception {
        JsonAnswer answer = shop.put("/notification-targets/desk", json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }
}
