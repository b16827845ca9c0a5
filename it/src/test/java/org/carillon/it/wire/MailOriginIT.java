package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.mail.MailRequest;
import org.carillon.it.mail.SmtpAnswer;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mails of clients that do not log in: the policy security says what proves whose they are. */
@WireTest
class MailOriginIT {

    private static final String OPERATOR = "/policies/operator/security";
    private static final String NUMBER = "+15551801";
    private static final String TEXT = "Your parcel is here.";

    private Scene scene;

    @AfterEach
    void anyMailNeedsALoginAgain() throws Exception {
        scene.operator().delete(OPERATOR);
    }

    @Test
    void withoutAPolicyAMailNeedsALogin(Scene shared) throws Exception {
        scene = shared;
        assertThat(unproven(Scene.REQUESTER_MAIL).text(TEXT).send(smtp()).text())
                .startsWith("530 5.7.0");
        assertThat(unproven("nobody@shop.test").text(TEXT).send(smtp()).text()).startsWith("530 5.7.0");
    }

    @Test
    void aRelayOfTheRequestersDomainMayBringItsMail(Scene shared) throws Exception {
        scene = shared;
        demand("password", "dmarc");
        SmtpAnswer answer = unproven(Scene.REQUESTER_MAIL).text(TEXT).send(smtp());
        assertThat(answer.code()).as(answer.text()).isEqualTo(250);
        assertThat(origin()).contains("by mail from shop").contains("spf: shop.test from 127.0.0.1; dmarc: shop.test");
    }

    @Test
    void aForgedMailIsRefusedAndToldWhatIsMissing(Scene shared) throws Exception {
        scene = shared;
        demand("password", "dmarc");
        String key = "forged-" + Instant.now().toEpochMilli();
        assertThat(scene.operator()
                        .post("/requesters", json("id", key, "name", "x", "mail", key + "@strict.test"))
                        .status())
                .isEqualTo(201);
        SmtpAnswer answer = unproven(key + "@strict.test").text(TEXT).send(smtp());
        assertThat(answer.text())
                .startsWith("550 5.7.1 The origin is not proven: operator: a mail needs password or dmarc")
                .contains("dmarc: strict.test publishes no DMARC record");
    }

    @Test
    void aDigestProvesItsMailOnceAndNoOther(Scene shared) throws Exception {
        scene = shared;
        demand("password", "digest");
        JsonAnswer made = scene.operator().post("/requesters/shop/digest-secrets", "");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String secret = made.body().getString("secret");
        String id = "<digest-" + Instant.now().toEpochMilli() + "@shop.test>";
        long expires = Instant.now().getEpochSecond() + 600;
        String digest = "expires=" + expires + "; hmac=" + hmac(secret, id, expires);

        assertThat(digested(id, digest).text("Pay now.").send(smtp()).text())
                .startsWith("550 5.7.1")
                .contains("digest: the digest does not match");
        assertThat(digested(id, digest).text(TEXT).send(smtp()).code()).isEqualTo(250);
        assertThat(origin()).contains("digest: until");
        int sessions = scene.api().sessionsWith(NUMBER).size();
        assertThat(digested(id, digest).text(TEXT).send(smtp()).code()).isEqualTo(250);
        assertThat(scene.api().sessionsWith(NUMBER)).as("sent again").hasSize(sessions);

        assertThat(scene.operator().delete("/requesters/shop/digest-secrets").status())
                .isEqualTo(204);
        assertThat(digested(id, digest).text(TEXT).send(smtp()).text()).startsWith("550 5.7.1");
    }

    @Test
    void theRequesterMayDemandMoreThanTheOperator(Scene shared) throws Exception {
        scene = shared;
        CarillonApi shop = scene.api();
        assertThat(shop.put("/policies/requester/shop/security", "{\"mail\": [\"password+tls\"]}")
                        .status())
                .isLessThan(300);
        try {
            SmtpAnswer answer = scene.mailTo(NUMBER).text(TEXT).send(smtp());
            assertThat(answer.text())
                    .startsWith("550 5.7.1 The origin is not proven: requester: a mail needs password+tls")
                    .contains("tls: the mail came in clear text");
        } finally {
            shop.delete("/policies/requester/shop/security");
        }
        assertThat(scene.mailTo(NUMBER).text(TEXT).send(smtp()).code()).isEqualTo(250);
        assertThat(origin()).endsWith("; password");
    }

    private void demand(String... combinations) throws Exception {
        JsonAnswer answer = scene.operator()
                .put(
                        OPERATOR,
                        Json.createObjectBuilder()
                                .add("mail", Json.createArrayBuilder(List.of(combinations)))
                                .build()
                                .toString());
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    /** How the newest session with the number says that it came. */
    private String origin() throws Exception {
        return scene.api().sessionsWith(NUMBER).get(0).events().stream()
                .filter(event -> event.type().equals("accepted"))
                .map(FollowedSession.Event::detail)
                .findFirst()
                .orElseThrow();
    }

    private static MailRequest unproven(String sender) {
        return MailRequest.toCall(NUMBER).from(sender);
    }

    private static MailRequest digested(String id, String digest) {
        return unproven(Scene.REQUESTER_MAIL).header("Message-ID", id).header("X-Carillon-Digest", digest);
    }

    private static String hmac(String secret, String id, long expires) throws Exception {
        String application = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8)));
        String signed = "carillon-digest-1\n" + id + "\n" + expires + "\n" + NUMBER + " now " + application;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String json(String... namesAndValues) {
        var object = Json.createObjectBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.build().toString();
    }

    private int smtp() {
        return scene.ports().smtp();
    }
}
