package org.carillon.web.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.carillon.session.SessionFilter.Position;
import org.carillon.session.SessionState;
import org.carillon.web.api.problem.FieldError;
import org.carillon.web.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionQueryTest {

    private static final Position POSITION =
            new Position(Instant.parse("2026-11-21T02:03:04.567891Z"), "0e6f1f6e-7a54-4b9e-9f0c-0d2b6c1c2f11");

    @Test
    void withoutFiltersARequesterListsItsOwn() {
        SessionQuery query = read("shop");

        assertThat(query.filter().requesterId()).isEqualTo("shop");
        assertThat(query.filter().state()).isNull();
        assertThat(query.limit()).isEqualTo(50);
    }

    @Test
    void anOperatorListsAllOrThoseOfOne() {
        assertThat(read(null).filter().requesterId()).isNull();
        assertThat(read(null, "requester", "shop").filter().requesterId()).isEqualTo("shop");
    }

    @Test
    void aRequesterDoesNotListThoseOfAnother() {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> read("shop", "requester", "bank"));

        assertThat(refusal.problem().status()).isEqualTo(403);
        assertThat(read("shop", "requester", "shop").filter().requesterId()).isEqualTo("shop");
    }

    @Test
    void everyFilterIsRead() {
        SessionQuery query = read(
                "shop",
                "state",
                "in-progress",
                "customer",
                "+15550100",
                "from",
                "2026-11-21T00:00:00 01:00",
                "to",
                "2026-11-22T00:00:00Z",
                "limit",
                "200",
                "cursor",
                SessionCursor.write(POSITION));

        assertThat(query.filter().state()).isEqualTo(SessionState.IN_PROGRESS);
        assertThat(query.filter().address()).isEqualTo("+15550100");
        assertThat(query.filter().from()).isEqualTo(Instant.parse("2026-11-20T23:00:00Z"));
        assertThat(query.filter().to()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(query.filter().after()).isEqualTo(POSITION);
        assertThat(query.limit()).isEqualTo(200);
    }

    @Test
    void aPlusThatWasNotEncodedIsUnderstood() {
        assertThat(read("shop", "customer", " 15550100").filter().address()).isEqualTo("+15550100");
    }

    @ParameterizedTest
    @CsvSource({
        "state, asleep",
        "state, ''",
        "customer, nobody",
        "from, yesterday",
        "limit, 0",
        "limit, 201",
        "limit, -1",
        "limit, 1e2",
        "limit, 99999999999999999999",
        "cursor, nonsense",
        "cursor, '***'",
        "stat, busy"
    })
    void aFilterThatIsWrongOrUnknownIsNamed(String name, String value) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> read("shop", name, value));

        assertThat(refusal.problem().status()).isEqualTo(400);
        assertThat(refusal.problem().errors()).extracting(FieldError::field).containsExactly(name);
    }

    @Test
    void aFilterThatStandsTwiceIsRefused() {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.addAll("state", "busy", "failed");

        assertThatThrownBy(() -> SessionQuery.read(parameters, "shop")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aForgedCursorIsReadOrRefusedAndNothingElse() {
        Random random = new Random(20261121);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            String cursor = Base64.getUrlEncoder().encodeToString(bytes);
            assertThatThrownBy(() -> SessionCursor.read(cursor)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static SessionQuery read(String callerId, String... parameters) {
        MultivaluedHashMap<String, String> map = new MultivaluedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.add(parameters[i], parameters[i + 1]);
        }
        return SessionQuery.read(map, callerId);
    }
}
