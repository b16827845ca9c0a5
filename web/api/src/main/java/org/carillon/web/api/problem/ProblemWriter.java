package org.carillon.web.api.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes a problem where the framework of the resources is not in charge. */
public final class ProblemWriter {

    private ProblemWriter() {}

    /** Answers with the problem and ends the response. */
    public static void write(Problem problem, HttpServletResponse response) {
        byte[] body = problem.toJson().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        if (problem.status() == ProblemType.UNAVAILABLE.status()) {
            response.setIntHeader("Retry-After", Unavailability.RETRY_AFTER_SECONDS);
        }
        try {
            response.getOutputStream().write(body);
            response.flushBuffer();
        } catch (IOException e) {
            // the caller has gone
            throw new UncheckedIOException(e);
        }
    }
}
