package org.carillon.web.api.problem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.request.InvalidRequestException;

/** Which problem an exception or a status is. */
public final class Problems {

    private static final Logger LOG = System.getLogger(Problems.class.getName());

    private Problems() {}

    /** The problem that is told for what was thrown; a surprise is logged. */
    public static Problem logged(Throwable thrown) {
        Problem problem = of(thrown);
        if (problem.status() == ProblemType.INTERNAL_ERROR.status()) {
            LOG.log(Level.ERROR, "a request failed", thrown);
        } else if (problem.status() == ProblemType.UNAVAILABLE.status()) {
            LOG.log(Level.WARNING, "the database is away: {0}", thrown.getMessage());
        }
        return problem;
    }

    static Problem of(Throwable thrown) {
        if (thrown instanceof ProblemException expected) {
            return expected.problem();
        }
        if (thrown instanceof InvalidRequestException invalid) {
            return Problem.invalid(fieldErrors(invalid));
        }
        if (thrown instanceof ConflictingRequestException) {
            return Problem.of(
                    ProblemType.IDEMPOTENCY_CONFLICT,
                    "Another request was made with this Idempotency-Key. A new request needs a new key.");
        }
        if (Unavailability.isCauseOf(thrown)) {
            return Problem.of(ProblemType.UNAVAILABLE, "The database is away. Nothing was stored.");
        }
        return ofStatus(ProblemType.INTERNAL_ERROR.status());
    }

    /** The problem that stands for a status which the container or the framework gave. */
    public static Problem ofStatus(int status) {
        ProblemType type = ProblemType.ofStatus(status);
        String detail =
                switch (type) {
                    case INVALID_REQUEST -> "The request could not be understood.";
                    case UNAUTHORIZED -> "A request needs a key: Authorization: Bearer <key>.";
                    case FORBIDDEN -> "This key does not allow that.";
                    case NOT_FOUND -> "There is nothing at this address.";
                    case METHOD_NOT_ALLOWED -> "What is at this address does not know this method.";
                    case NOT_ACCEPTABLE -> "The answer can't be given in a type that is accepted, mostly it is application/json.";
                    case UNSUPPORTED_MEDIA_TYPE -> "A body must be of a type that is described for this address, mostly application/json.";
                    case TOO_LARGE -> "The request is too large.";
                    case INTERNAL_ERROR -> "Something went wrong here. It has been logged.";
                    default -> type.title() + ".";
                };
        return new Problem(Problem.TYPE + type.word(), type.title(), status, detail, List.of());
    }

    private static List<FieldError> fieldErrors(InvalidRequestException invalid) {
        return invalid.problems().stream().map(Problems::fieldError).toList();
    }

    /** What is wrong with a part of a request, its part named as the sender knows it. */
    public static FieldError fieldError(InvalidRequestException.Problem problem) {
        return new FieldError(field(problem.field()), problem.detail());
    }

    /** A name of the normal form as the sender knows it: a JSON pointer (RFC 6901). Only a parameter's own name may hold dots. */
    private static String field(String name) {
        if (name.equals("id")) {
            return "Idempotency-Key";
        }
        String[] path = name.split("[.]", 2);
        return path.length == 1 ? pointer(name) : pointer(path[0]) + pointer(path[1]);
    }

    private static String pointer(String token) {
        return token.isEmpty() ? "" : "/" + token.replace("~", "~0").replace("/", "~1");
    }
}
