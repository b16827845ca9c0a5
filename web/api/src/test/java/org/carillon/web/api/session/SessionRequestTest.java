package org.carillon.web.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestJson;
import org.carillon.request.RequestedApplication;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.problem.FieldError;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRequestTest {

    private static final String SMALLEST = "{\"to\": \"+15550100\", \"application\": {\"text\": \"hello\"}}";

    private static final String LARGEST =
            "{\"to\": \"+15550100\", \"application\": {\"url\": \"https://example.com/a\"},"
                    + " \"at\": \"2026-12-24T09:30:00+01:00\", \"priority\": 7, \"parameters\": {\"a\": \"1\"},"
                    + " \"callerId\": \"+15550199\", \"attempts\": 3, \"expires\": \"2026-12-25T00:00:00Z\","
                    + " \"replyTo\": {\"mail\": \"orders@example.com\"}}";

    @Test
    void theSmallestRequestHasANumberAndAnApplication() throws Exception {
        NewRequest request = read(SMALLEST);

        assertThat(request.to()).isEqualTo("+15550100");
        assertThat(request.application()).isEqualTo(new RequestedApplication.ReadAloud("hello"));
        assertThat(request.requesterId()).isEqualTo("shop");
        assertThat(request.id().asText()).isEqualTo("rest:key-1");
        assertThat(request.at()).isNull();
        assertThat(request.priority()).isNull();
        assertThat(request.parameters()).isEmpty();
    }

    @Test
    void everyFieldReachesTheNormalForm() throws Exception {
        NewRequest request = read(LARGEST);

        assertThat(request.application()).isEqualTo(new RequestedApplication.Linked("https://example.com/a"));
        assertThat(request.at()).isEqualTo(Instant.parse("2026-12-24T08:30:00Z"));
        assertThat(request.priority()).isEqualTo(7);
        assertThat(request.parameters()).isEqualTo(Map.of("a", "1"));
        assertThat(request.callerId()).isEqualTo("+15550199");
        assertThat(request.attempts()).isEqualTo(3);
        assertThat(request.expires()).isEqualTo(Instant.parse("2026-12-25T00:00:00Z"));
        assertThat(request.replyTo().mail()).isEqualTo("orders@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /to,/application",
                "{'to': 5, 'application': {'text': 'a'}} | /to",
                "{'to': ' ', 'application': {'text': 'a'}} | /to",
                "{'to': '+1', 'application': {}} | /application",
                "{'to': '+1', 'application': 'a'} | /application",
                "{'to': '+1', 'application': null} | /application",
                "{'to': '+1', 'application': {'text': 'a', 'url': 'b'}} | /application",
                "{'to': '+1', 'application': {'script': 'a'}} | /application/script",
                "{'to': '+1', 'application': {'text': 5}} | /application/text",
                "{'to': '+1', 'application': {'text': 'a'}, 'priority': 'high'} | /priority",
                "{'to': '+1', 'application': {'text': 'a'}, 'priority': 1.5} | /priority",
                "{'to': '+1', 'application': {'text': 'a'}, 'priority': 1e999999999} | /priority",
                "{'to': '+1', 'application': {'text': 'a'}, 'attempts': 99999999999} | /attempts",
                "{'to': '+1', 'application': {'text': 'a'}, 'at': '2026-12-24T09:30:00'} | /at",
                "{'to': '+1', 'application': {'text': 'a'}, 'at': 'tomorrow'} | /at",
                "{'to': '+1', 'application': {'text': 'a'}, 'parameters': {'a': 5}} | /parameters/a",
                "{'to': '+1', 'application': {'text': 'a'}, 'parameters': {'a/b~c': 5}} | /parameters/a~1b~0c",
                "{'to': '+1', 'application': {'text': 'a'}, 'parameters': []} | /parameters",
                "{'to': '+1', 'application': {'text': 'a'}, 'replyTo': {}} | /replyTo/mail",
                "{'to': '+1', 'application': {'text': 'a'}, 'replyTo': {'mail': 'a@b', 'fax': '1'}} | /replyTo/fax",
                "{'to': '+1', 'application': {'text': 'a'}, 'telephone': '+1'} | /telephone"
            })
    void eachWrongFieldIsNamed(String body, String fields) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> read(body.replace('\'', '"')));

        assertThat(refusal.problem().status()).isEqualTo(400);
        assertThat(refusal.problem().errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(fields.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b\\r\\nBcc: c@d",
                "a b@c",
                "a@b@c",
                "@b",
                "a@",
                "<a@b>",
                "a@b, c@d",
                "a@[127.0.0.1]",
                "a@b.",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg@b"
            })
    void anAddressThatIsNoneIsRefused(String mail) {
        String body = SMALLEST.replace("}}", "}, \"replyTo\": {\"mail\": \"" + mail + "\"}}");

        assertThatThrownBy(() -> read(body)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "5", "null", "{", "{\"a\":}", "{\"a\": 1, \"a\": 2}", "nonsense", "{} {}", "\"\""})
    void whatIsNoObjectIsRefused(String body) {
        assertThatThrownBy(() -> JsonBody.read(stream(body))).isInstanceOf(ProblemException.class);
    }

    @Test
    void deepNestingAndOtherCharactersAreRefused() {
        assertThatThrownBy(() -> JsonBody.read(stream("{\"a\":".repeat(100_000))))
                .isInstanceOf(ProblemException.class);
        byte[] latin = "{\"to\": \"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> JsonBody.read(new ByteArrayInputStream(latin)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("error");
    }

    @Test
    void aBodyTooLargeIsRefusedAsSuch() {
        byte[] body = new byte[JsonBody.MAX_BYTES + 1];

        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> JsonBody.read(new ByteArrayInputStream(body)));

        assertThat(refusal.problem().status()).isEqualTo(413);
    }

    @Test
    void aDamagedBodyIsReadOrRefusedAndNothingElse() throws IOException {
        Random random = new Random(20261121);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = LARGEST.getBytes(StandardCharsets.UTF_8);
            for (int bytes = 1 + random.nextInt(6); bytes > 0; bytes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                read(new ByteArrayInputStream(damaged));
            } catch (ProblemException e) {
                assertThat(e.problem().errors()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"abc, abc", "'\"abc\"', abc", "' abc ', abc"})
    void anIdempotencyKeyIsReadWithAndWithoutQuotes(String header, String key) {
        assertThat(IdempotencyKey.read(header)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "a b", "\u00fc", "\""})
    void anIdempotencyKeyThatIsNoneIsRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.read(header)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> IdempotencyKey.read("k".repeat(201))).isInstanceOf(ProblemException.class);
    }

    private static NewRequest read(String body) throws IOException {
        return read(stream(body));
    }

    /** As the resource does, with the refusal as it is told. */
    private static NewRequest read(ByteArrayInputStream body) throws IOException {
        try {
            return RequestJson.read(JsonBody.read(body), "shop", new RequestId(Source.REST, "key-1"), ReplyTo.NOBODY);
        } catch (InvalidRequestException e) {
            throw new ProblemException(Problems.logged(e));
        }
    }

    private static ByteArrayInputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
