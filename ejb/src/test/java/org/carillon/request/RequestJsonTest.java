package org.carillon.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Map;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.RequestId.Source;
import org.junit.jupiter.api.Test;

class RequestJsonTest {

    private static final RequestId ID = new RequestId(Source.REST, "key-1");

    private static NewRequest read(String json) throws InvalidRequestException {
        return RequestJson.read(json.replace('\'', '"'), "shop", ID, ReplyTo.NOBODY);
    }

    private static InvalidRequestException problemsOf(String json) {
        return catchThrowableOfType(InvalidRequestException.class, () -> read(json));
    }

    @Test
    void readsEveryField() throws Exception {
        NewRequest request = read(
                """
                {'to': '+15550100', 'application': {'url': 'https://shop.example/a.vxml'},
                 'at': '2026-12-01T09:00:00+01:00', 'expires': '2026-12-01T12:00:00Z', 'priority': 7, 'attempts': 2,
                 'parameters': {'name': 'Ann'}, 'callerId': '+15550199', 'replyTo': {'mail': 'me@shop.example'}}
                """);
        assertThat(request.requesterId()).isEqualTo("shop");
        assertThat(request.id()).isEqualTo(ID);
        assertThat(request.to()).isEqualTo("+15550100");
        assertThat(request.application()).isEqualTo(new RequestedApplication.Linked("https://shop.example/a.vxml"));
        assertThat(request.at()).isEqualTo(Instant.parse("2026-12-01T08:00:00Z"));
        assertThat(request.expires()).isEqualTo(Instant.parse("2026-12-01T12:00:00Z"));
        assertThat(request.priority()).isEqualTo(7);
        assertThat(request.attempts()).isEqualTo(2);
        assertThat(request.parameters()).isEqualTo(Map.of("name", "Ann"));
        assertThat(request.callerId()).isEqualTo("+15550199");
        assertThat(request.replyTo().mail()).isEqualTo("me@shop.example");
    }

    @Test
    void namesEveryPartThatIsWrong() {
        assertThat(problemsOf(
                                """
                                {'to': 5, 'application': {'url': 'x', 'text': 'y'}, 'at': 'tomorrow', 'priority': 1.5,
                                 'parameters': {'a': 1}, 'color': 'red'}
                                """)
                        .problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("to", "application", "at", "priority", "parameters.a", "color");
    }

    @Test
    void anApplicationCanBeForAnExternalBrowser() throws Exception {
        assertThat(read("{'to': '+15550100', 'application': {'url': 'https://shop.example/a.vxml', 'browser': 'ivr'}}")
                        .application())
                .isEqualTo(new RequestedApplication.InBrowser("https://shop.example/a.vxml", "ivr"));
        assertThat(problemsOf("{'to': '+15550100', 'application': {'text': 'Hi', 'browser': 'ivr'}}")
                        .problems())
                .extracting(Problem::field)
                .containsExactly("application");
        assertThat(problemsOf("{'to': '+15550100', 'application': {'url': 'https://a.example/', 'browser': 5}}")
                        .problems())
                .extracting(Problem::field)
                .containsExactly("application.browser");
    }

    @Test
    void aTimeNeedsAnOffset() {
        assertThat(problemsOf("{'at': '2026-12-01T09:00:00'}").problems())
                .extracting(Problem::field)
                .contains("at");
    }

    @Test
    void whatIsNotJsonIsAProblemWithoutAField() {
        assertThat(problemsOf("{'to': ").problems()).extracting(Problem::field).containsExactly("");
        assertThat(problemsOf("[]").problems()).extracting(Problem::field).containsExactly("");
        assertThat(problemsOf("[".repeat(500_000)).problems())
                .extracting(Problem::field)
                .containsExactly("");
    }

    @Test
    void aReplyAddressCannotSmuggleHeaders() {
        assertThatThrownBy(() -> read("{'replyTo': {'mail': 'a@b.example\\r\\nBcc: c@d.example'}}"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("replyTo.mail");
    }
}
