package org.carillon.web.api.wishes;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.customer.CustomerLinks;
import org.carillon.customer.CustomerTokens.Bearer;
import org.carillon.customer.DoNotCall;
import org.carillon.policy.CustomerWishes;
import org.carillon.policy.CustomerWishes.Calls;
import org.carillon.policy.CustomerWishes.Change;
import org.carillon.policy.CustomerWishes.Hours;
import org.carillon.policy.InvalidSettingsException;
import org.carillon.requester.Requester;
import org.carillon.requester.Requesters;

/**
 * The page behind a signed link: a customer sees and changes what it wants of future calls. Plain HTML that needs no script and no
 * cookie: the link alone tells who it is, so no other site can act for a customer whose link it does not know. Looking changes nothing:
 * programs that follow the links in mails do no harm.
 */
@WebServlet("/wishes/*")
public class WishesPage extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String HOW = "customer by link";
    private static final int LARGEST_FORM = 4_000;

    @Inject
    private transient CustomerLinks links;

    @Inject
    private transient CustomerWishes wishes;

    @Inject
    private transient Requesters requesters;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Bearer> bearer = bearer(request);
        if (bearer.isEmpty()) {
            write(response, HttpServletResponse.SC_NOT_FOUND, WishesHtml.ended());
            return;
        }
        show(response, HttpServletResponse.SC_OK, bearer.get(), request.getParameter("kept") != null, null);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Bearer> bearer = bearer(request);
        if (bearer.isEmpty()) {
            write(response, HttpServletResponse.SC_NOT_FOUND, WishesHtml.ended());
        } else if (request.getContentLengthLong() > LARGEST_FORM || request.getContentLengthLong() < 0) {
            write(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, WishesHtml.ended());
        } else {
            keep(request, response, bearer.get());
        }
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, Bearer bearer) throws IOException {
        try {
            String of = "anybody".equals(request.getParameter("of")) ? DoNotCall.ANYBODY : bearer.requesterId();
            wishes.keep(bearer.address(), new Change(of, calls(request), hours(request)), HOW);
            headers(response);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getRequestURI() + "?kept=1");
        } catch (InvalidSettingsException e) {
            show(response, HttpServletResponse.SC_BAD_REQUEST, bearer, false, e.getMessage());
        }
    }

    private static Calls calls(HttpServletRequest request) throws InvalidSettingsException {
        String word = request.getParameter("calls");
        return word == null
                ? null
                : Calls.ofWord(word)
                        .orElseThrow(() -> new InvalidSettingsException("calls: welcome, not for 30 days, or never"));
    }

    private static Hours hours(HttpServletRequest request) {
        String when = request.getParameter("when");
        if ("any".equals(when)) {
            return Hours.ANY;
        }
        return "between".equals(when) ? new Hours(text(request, "from"), text(request, "to")) : null;
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private Optional<Bearer> bearer(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.length() < 2 ? Optional.empty() : links.bearerOf(path.substring(1));
    }

    private void show(HttpServletResponse response, int status, Bearer bearer, boolean kept, String problem)
            throws IOException {
        String requester =
                requesters.find(bearer.requesterId()).map(Requester::name).orElse(bearer.requesterId());
        write(
                response,
                status,
                WishesHtml.form(
                        bearer.address(), requester, wishes.of(bearer.address(), bearer.requesterId()), kept, problem));
    }

    private static void headers(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'sha256-" + WishesHtml.STYLE_HASH
                        + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    }

    private static void write(HttpServletResponse response, int status, String html) throws IOException {
        headers(response);
        response.setStatus(status);
        response.setContentType("text/html; charset=UTF-8");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
