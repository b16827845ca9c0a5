package org.carillon.web.api.problem;

/** Ends the handling of a request with a problem. An answer, not an error of ours. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public ProblemException(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    /** One part of the request is wrong. */
    public static ProblemException invalid(String field, String detail) {
        return new ProblemException(Problem.invalid(field, detail));
    }

    /** There is no such thing, or none that the caller may know of. */
    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such " + what + ".");
    }

    public Problem problem() {
        return problem;
    }
}
