package org.carillon.web.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.util.List;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.request.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    @Test
    void aProblemIsWrittenAsTheStandardHasIt() {
        assertThat(Problem.invalid("/to", "is missing").toJson().toString())
                .isEqualTo("{\"type\":\"urn:carillon:problem:invalid-request\",\"title\":\"Invalid request\","
                        + "\"status\":400,\"detail\":\"The request has 1 error.\","
                        + "\"errors\":[{\"field\":\"/to\",\"detail\":\"is missing\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "to, /to",
        "application.url, /application/url",
        "parameters.name, /parameters/name",
        "id, Idempotency-Key"
    })
    void aFieldOfTheNormalFormIsNamedAsItWasSent(String name, String field) {
        var refusal = new InvalidRequestException(List.of(new InvalidRequestException.Problem(name, "is wrong")));

        assertThat(Problems.of(refusal).errors()).containsExactly(new FieldError(field, "is wrong"));
    }

    @Test
    void anIdempotencyKeyUsedForAnotherRequestIs422() {
        assertThat(Problems.of(new ConflictingRequestException("k")).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "90067", "90121"})
    void aDatabaseThatIsAwayIs503(String state) {
        RuntimeException thrown = new EJBException(new RuntimeException(new SQLException("away", state)));

        assertThat(Problems.of(thrown).status()).isEqualTo(503);
    }

    @Test
    void aPoolWithoutAConnectionIs503() {
        assertThat(Problems.of(new EJBException(new SQLException("Error in allocating a connection. Cause: refused")))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void anErrorOfOursIs500AndTellsNothing() {
        Problem problem = Problems.of(new EJBException(new SQLException("duplicate key secret", "23505")));

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.toJson().toString()).doesNotContain("secret");
        assertThat(Problems.of(new IllegalStateException("secret")).toJson().toString())
                .doesNotContain("secret");
    }

    @Test
    void aCircleOfCausesEnds() {
        RuntimeException one = new RuntimeException();
        RuntimeException other = new RuntimeException(one);
        one.initCause(other);

        assertThat(Problems.of(one).status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 413, 415, 418, 429, 500, 503})
    void everyStatusHasItsProblem(int status) {
        Problem problem = Problems.ofStatus(status);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.type()).startsWith("urn:carillon:problem:");
        assertThat(problem.detail()).isNotBlank();
    }
}
