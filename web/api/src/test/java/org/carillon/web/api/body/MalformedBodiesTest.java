package org.carillon.web.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.web.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Bodies with random octets changed: whatever comes is a request or a problem, never a surprise. */
class MalformedBodiesTest {

    private static final int ROUNDS = 5_000;

    private static final String JSON =
            """
            {"to": "+15550100", "application": {"text": "Your order \\u20ac"}, "at": "2026-12-01T09:00:00+01:00",
             "priority": 4, "attempts": 3, "parameters": {"a": "1", "b": "2"}, "retries": {"busy": {"again": 1, "delaySeconds": [1]}}}""";

    private static final String XML =
            """
            <request><to>+15550100</to><application><text>Your order &#8364;</text></application><priority>4</priority>
            <parameters><parameter name="a">1</parameter></parameters><alternatives><item>+1555</item></alternatives></request>""";

    private static final String FORM =
            "to=%2B15550100&application.text=Your+order&priority=4&parameters.a=1&retries.busy.again=1";

    @Test
    void jsonIsARequestOrAProblem() {
        assertThat(refusals(MediaType.APPLICATION_JSON_TYPE, JSON, 1)).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void xmlIsARequestOrAProblem() {
        assertThat(refusals(MediaType.APPLICATION_XML_TYPE, XML, 2)).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void aFormIsARequestOrAProblem() {
        assertThat(refusals(MediaType.APPLICATION_FORM_URLENCODED_TYPE, FORM, 3))
                .isGreaterThan(ROUNDS / 4);
    }

    private static int refusals(MediaType type, String good, int seed) {
        Random random = new Random(seed);
        int refusals = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] body = mutant(good.getBytes(StandardCharsets.UTF_8), random);
            try {
                RequestBody.read(type, new ByteArrayInputStream(body), "shop", new RequestId(Source.REST, null));
            } catch (ProblemException | InvalidRequestException expected) {
                refusals++;
            } catch (Exception | StackOverflowError surprise) {
                throw new AssertionError(new String(body, StandardCharsets.ISO_8859_1), surprise);
            }
        }
        return refusals;
    }

    /** Some octets changed, dropped or doubled. */
    private static byte[] mutant(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\",:<>&=%.".charAt(random.nextInt(13));
                case 2 -> bytes = spliced(bytes, at, length, new byte[0]);
                default -> bytes = spliced(bytes, at, 0, java.util.Arrays.copyOfRange(bytes, at, at + length));
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] inserted) {
        byte[] result = new byte[Math.max(1, bytes.length - removed + inserted.length)];
        System.arraycopy(bytes, 0, result, 0, Math.min(at, result.length));
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at + removed, result, at + inserted.length, bytes.length - at - removed);
        return result;
    }
}
