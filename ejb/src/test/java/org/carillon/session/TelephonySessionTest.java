package org.carillon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.customer.CustomerAddress;
import org.carillon.database.Insertion;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.carillon.request.StoredApplication;
import org.junit.jupiter.api.Test;

class TelephonySessionTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static TelephonySession aQueuedSession(int attempts) {
        NewRequest request = new NewRequest(
                "shop",
                new RequestId(Source.REST, null),
                "+15550100",
                new RequestedApplication.ReadAloud("Hello"),
                Map.of(),
                null,
                null,
                4,
                attempts,
                null,
                ReplyTo.NOBODY);
        TelephonySession session = new TelephonySession(
                request, CustomerAddress.parse("+15550100"), "digest", NOON.plus(Duration.ofHours(1)), NOON);
        session.become(SessionState.QUEUED, null, NOON);
        return session;
    }

    @Test
    void isStoredWithAllThatANewSessionMayKnow() {
        Set<String> knownLater = Set.of("reason", "result_values", "resources_checked_at");
        Stream<Field> fields = Stream.of(TelephonySession.class, StoredApplication.class)
                .flatMap(type -> Stream.of(type.getDeclaredFields()));
        Set<String> columns = fields.filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !field.isAnnotationPresent(Embedded.class))
                .map(field -> field.isAnnotationPresent(Column.class)
                        ? field.getAnnotation(Column.class).name()
                        : field.getName())
                .filter(column -> !knownLater.contains(column))
                .collect(Collectors.toSet());
        assertThat(TelephonySession.INSERTION.fields())
                .extracting(Insertion.Field::column)
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void cannotBeClaimedTwice() {
        TelephonySession session = aQueuedSession(1);
        session.claimedBy("north", NOON);
        assertThatThrownBy(() -> session.claimedBy("south", NOON)).isInstanceOf(IllegalMoveException.class);
        assertThat(session.nodeId()).isEqualTo("north");
        assertThat(session.attempts()).isEqualTo(1);
    }

    @Test
    void anAttemptThatWasNotPlacedDoesNotCount() {
        TelephonySession session = aQueuedSession(1);
        session.claimedBy("north", NOON);
        assertThat(session.hasAttemptsLeft()).isFalse();
        session.unclaimed(NOON);
        assertThat(session.state()).isEqualTo(SessionState.QUEUED);
        assertThat(session.nodeId()).isNull();
        assertThat(session.hasAttemptsLeft()).isTrue();
    }

    @Test
    void belongsToNoNodeOnceItHasEnded() {
        TelephonySession session = aQueuedSession(1);
        session.claimedBy("north", NOON);
        session.become(SessionState.BUSY, "486", NOON);
        assertThat(session.nodeId()).isNull();
        assertThatThrownBy(() -> session.become(SessionState.COMPLETED, null, NOON))
                .isInstanceOf(IllegalMoveException.class)
                .hasMessageContaining("busy");
    }

    @Test
    void keepsWhatItWasAskedFor() {
        TelephonySession session = aQueuedSession(3);
        assertThat(session.application()).isEqualTo(new RequestedApplication.ReadAloud("Hello"));
        assertThat(session.address().text()).isEqualTo("+15550100");
        assertThat(session.source()).isEqualTo(Source.REST);
        assertThat(session.replyTo()).isEqualTo(ReplyTo.NOBODY);
    }
}
