package org.carillon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.junit.jupiter.api.Test;

class RequestCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final RequestedApplication HELLO = new RequestedApplication.ReadAloud("Hello");

    private static NewRequest request(String to, RequestedApplication application) {
        return NewRequest.of("shop", new RequestId(Source.REST, null), to, application, ReplyTo.NOBODY);
    }

    private static NewRequest timed(Instant at, Instant expires, Integer priority, Integer attempts) {
        return new NewRequest(
                "shop",
                new RequestId(Source.REST, null),
                "+15550100",
                HELLO,
                Map.of(),
                at,
                expires,
                priority,
                attempts,
                null,
                ReplyTo.NOBODY);
    }

    private static List<String> wrongFields(NewRequest request) {
        InvalidRequestException e = catchThrowableOfType(
                InvalidRequestException.class, () -> new RequestCheck(request, List.of(), NOW).complete());
        return e.problems().stream().map(Problem::field).toList();
    }

    @Test
    void fillsInWhatTheSenderLeftOpen() throws Exception {
        NewRequest complete = new RequestCheck(request("+1 555 0100", HELLO), List.of(), NOW).complete();
        assertThat(complete.to()).isEqualTo("+15550100");
        assertThat(complete.priority()).isEqualTo(4);
        assertThat(complete.attempts()).as("left to the requester's retries").isNull();
        assertThat(complete.expires()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void aRequestForLaterIsGoodForADayFromThen() throws Exception {
        Instant later = NOW.plus(Duration.ofDays(3));
        assertThat(new RequestCheck(timed(later, null, null, null), List.of(), NOW)
                        .complete()
                        .expires())
                .isEqualTo(later.plus(Duration.ofHours(24)));
    }

    @Test
    void namesEveryWrongField() {
        assertThat(wrongFields(request("hello", new RequestedApplication.Linked("file:///etc/passwd"))))
                .containsExactly("to", "application.url");
        assertThat(wrongFields(timed(NOW.plus(Duration.ofDays(500)), NOW, 10, 0)))
                .containsExactly("at", "expires", "priority", "attempts");
    }

    @Test
    void boundsTexts() {
        assertThat(wrongFields(request("+15550100", new RequestedApplication.ReadAloud("x".repeat(5_001)))))
                .containsExactly("application.text");
        assertThat(wrongFields(request("+15550100", new RequestedApplication.Attached(" "))))
                .containsExactly("application.vxml");
        assertThat(wrongFields(request("+15550100", new RequestedApplication.ReadAloud("a\0b"))))
                .containsExactly("application.text");
    }

    @Test
    void aChangedRequestHasAnotherDigest() {
        NewRequest one = request("+15550100", HELLO);
        assertThat(RequestDigest.of(one)).isEqualTo(RequestDigest.of(request("+15550100", HELLO)));
        assertThat(RequestDigest.of(one)).isNotEqualTo(RequestDigest.of(request("+15550101", HELLO)));
        assertThat(RequestDigest.of(one)).isNotEqualTo(RequestDigest.of(timed(NOW, null, null, null)));
    }

    private static NewRequest inBrowser(Map<String, String> parameters) {
        return new NewRequest(
                "shop",
                new RequestId(Source.REST, null),
                "+15550100",
                new RequestedApplication.InBrowser("https://apps.example/a.vxml", "ivr"),
                parameters,
                null,
                null,
                null,
                null,
                null,
                ReplyTo.NOBODY);
    }

    @Test
    void whatCannotBeHandedToABrowserIsRefusedBeforeAnybodyIsCalled() throws Exception {
        assertThat(new RequestCheck(inBrowser(Map.of("order_7", "x", "aai", "y")), List.of(), NOW)
                        .complete()
                        .parameters())
                .hasSize(2);
        assertThat(wrongFields(inBrowser(Map.of("Order", "x")))).containsExactly("parameters.Order");
        assertThat(wrongFields(inBrowser(Map.of("maddr", "192.0.2.1")))).containsExactly("parameters.maddr");
        assertThat(wrongFields(inBrowser(Map.of("a", "x".repeat(1_000), "b", "x".repeat(1_000)))))
                .containsExactly("parameters");
    }

    private static NewRequest showing(String callerId) {
        return new NewRequest(
                "shop",
                new RequestId(Source.REST, null),
                "+15550100",
                HELLO,
                Map.of(),
                null,
                null,
                null,
                null,
                callerId,
                ReplyTo.NOBODY);
    }

    @Test
    void aCallerIdThatTheRequesterDoesNotOwnIsRefused() {
        InvalidRequestException e = catchThrowableOfType(
                InvalidRequestException.class,
                () -> new RequestCheck(showing("+15550199"), List.of("+15550198"), NOW).complete());
        assertThat(e.problems()).extracting(Problem::field).containsExactly("callerId");
        assertThat(e.problems().get(0).detail()).contains("not a caller id of yours");
    }

    @Test
    void aCallerIdOfItsOwnIsShownHoweverItIsWritten() throws Exception {
        NewRequest complete =
                new RequestCheck(showing("+1 (555) 0199"), List.of("+15550198", "+15550199"), NOW).complete();
        assertThat(complete.callerId()).isEqualTo("+15550199");
    }

    @Test
    void theFirstOwnedCallerIdIsTheDefault() throws Exception {
        List<String> owned = List.of("+15550198", "+15550199");
        assertThat(new RequestCheck(showing(null), owned, NOW).complete().callerId())
                .isEqualTo("+15550198");
    }

    @Test
    void withoutAnOwnedCallerIdTheServersOwnIsShown() throws Exception {
        assertThat(new RequestCheck(showing(null), List.of(), NOW).complete().callerId())
                .isNull();
    }
}
