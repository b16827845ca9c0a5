package org.carillon.web.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Answers with a problem where the container refuses a request before any resource sees it. */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // asked for directly it is nothing
        int code = status instanceof Integer given ? given : HttpServletResponse.SC_NOT_FOUND;
        ProblemWriter.write(Problems.ofStatus(code), response);
    }
}
