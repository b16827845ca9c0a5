package org.carillon.intake;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carillon.customer.CustomerAddress;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.request.RequestId;
import org.carillon.request.RequestedApplication;

/** Finds everything that is wrong with one request, and puts defaults where its sender left things open. */
public final class RequestCheck {

    private static final int DEFAULT_PRIORITY = 4;

    private final List<Problem> problems = new ArrayList<>();
    private final NewRequest request;
    private final List<String> callerIds;
    private final Instant now;

    /** @param callerIds the addresses that the requester may show as calling, the default first */
    RequestCheck(NewRequest request, List<String> callerIds, Instant now) {
        this.request = request;
        this.callerIds = callerIds;
        this.now = now;
    }

    /**
     * The request with defaults filled in.
     *
     * @throws InvalidRequestException naming every part that is wrong
     */
    NewRequest complete() throws InvalidRequestException {
        identity();
        String to = address("to", request.to());
        List<String> alternatives = alternatives(to);
        language();
        String callerId = callerId();
        application();
        callback();
        parameters();
        if (request.application() instanceof RequestedApplication.InBrowser) {
            problems.addAll(BrowserParameters.problemsOf(request.parameters()));
        }
        times();
        range("priority", request.priority(), 0, 9);
        range("attempts", request.attempts(), 1, RequestLimits.ATTEMPTS);
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return new NewRequest(
                request.requesterId(),
                request.id(),
                to,
                request.application(),
                request.parameters(),
                request.at(),
                request.expires() == null ? start().plus(RequestLimits.DEFAULT_LIFE) : request.expires(),
                request.priority() == null ? DEFAULT_PRIORITY : request.priority(),
                request.attempts() == null && !request.retries().isEmpty()
                        ? Integer.valueOf(request.retries().attemptsNeeded())
                        : request.attempts(),
                callerId,
                request.replyTo(),
                alternatives,
                request.language(),
                request.retries());
    }

    /**
     * Whether an application may be stored at all: its kind, its size, its URL.
     *
     * @throws InvalidRequestException naming what is wrong
     */
    public static void checkApplication(RequestedApplication application) throws InvalidRequestException {
        RequestCheck check =
                new RequestCheck(NewRequest.of(null, null, null, application, null), List.of(), Instant.EPOCH);
        check.application();
        if (!check.problems.isEmpty()) {
            throw new InvalidRequestException(check.problems);
        }
    }

    private Instant start() {
        return request.at() == null || request.at().isBefore(now) ? now : request.at();
    }

    private void identity() {
        String identity = request.id().asText();
        if (identity != null && (identity.length() > RequestId.MAX_LENGTH || !isPrintable(identity))) {
            wrong("id", "must be at most " + RequestId.MAX_LENGTH + " printable characters");
        }
    }

    private List<String> alternatives(String to) {
        List<String> written = request.alternatives();
        if (written.size() > RequestLimits.ALTERNATIVES) {
            wrong("alternatives", "are more than " + RequestLimits.ALTERNATIVES);
            return List.of();
        }
        List<String> numbers = new ArrayList<>();
        Set<String> different = new HashSet<>();
        different.add(to);
        for (String one : written) {
            String number = address("alternatives", one);
            numbers.add(number);
            if (number != null && !different.add(number)) {
                wrong("alternatives", "name the same number twice");
                break;
            }
        }
        return numbers;
    }

    private void language() {
        if (request.language() == null) {
            return;
        }
        try {
            if (request.language().isEmpty() || request.language().length() > RequestLimits.LANGUAGE) {
                wrong("language", "is not a language as of BCP 47, such as en or de-CH");
            }
            new Locale.Builder().setLanguageTag(request.language());
        } catch (IllformedLocaleException e) {
            wrong("language", "is not a language as of BCP 47, such as en or de-CH");
        }
    }

    /** The address in its one form, or null when it is wrong. */
    private String address(String field, String written) {
        try {
            return CustomerAddress.parse(written).text();
        } catch (IllegalArgumentException e) {
            wrong(field, e.getMessage());
            return null;
        }
    }

    /** The address to show as calling: the wanted one, or the requester's first, or null when it has none. */
    private String callerId() {
        if (request.callerId() == null) {
            return callerIds.isEmpty() ? null : callerIds.get(0);
        }
        String wanted = address("callerId", request.callerId());
        if (wanted != null && !callerIds.contains(wanted)) {
            wrong("callerId", "is not a caller id of yours: the operator sets which numbers you may show");
        }
        return wanted;
    }

    private void application() {
        RequestedApplication application = request.application();
        if (application == null) {
            wrong("application", "is missing");
        } else if (application instanceof RequestedApplication.Linked linked) {
            url("application.url", linked.url());
        } else if (application instanceof RequestedApplication.InBrowser hosted) {
            url("application.url", hosted.url());
            if (hosted.browser().length() > RequestLimits.SERVER_NAME) {
                wrong("application.browser", "is longer than " + RequestLimits.SERVER_NAME + " characters");
            }
        } else if (application instanceof RequestedApplication.Attached attached) {
            text("application.vxml", attached.vxml(), RequestLimits.VXML);
        } else if (application instanceof RequestedApplication.ReadAloud aloud) {
            text("application.text", aloud.text(), RequestLimits.TEXT);
        } else if (application instanceof RequestedApplication.Templated) {
            wrong("application.template", "can't be used here");
        }
    }

    private void callback() {
        String callback = request.replyTo().callback();
        if (callback != null) {
            url("replyTo.callback", callback);
        }
    }

    private void url(String field, String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || url.length() > RequestLimits.URL) {
                wrong(field, "must be an http or https URL of at most " + RequestLimits.URL + " characters");
            }
        } catch (URISyntaxException e) {
            wrong(field, "is not a URL: " + e.getReason());
        }
    }

    private void text(String field, String text, int longest) {
        if (text.isBlank()) {
            wrong(field, "is empty");
        } else if (text.length() > longest) {
            wrong(field, "is longer than " + longest + " characters");
        } else if (text.indexOf('\0') >= 0) {
            wrong(field, "contains a character zero");
        }
    }

    private void parameters() {
        if (request.parameters().size() > RequestLimits.PARAMETERS) {
            wrong("parameters", "are more than " + RequestLimits.PARAMETERS);
            return;
        }
        for (Map.Entry<String, String> parameter : request.parameters().entrySet()) {
            String name = parameter.getKey();
            if (!name.matches("[A-Za-z_$][A-Za-z0-9_$]*") || name.length() > RequestLimits.PARAMETER_NAME) {
                wrong(
                        "parameters",
                        "a name must be an ECMAScript identifier of at most " + RequestLimits.PARAMETER_NAME
                                + " letters, digits, _ and $");
            } else if (parameter.getValue().length() > RequestLimits.PARAMETER_VALUE
                    || parameter.getValue().indexOf('\0') >= 0) {
                wrong(
                        "parameters." + name,
                        "is longer than " + RequestLimits.PARAMETER_VALUE + " characters or contains a character zero");
            }
        }
    }

    private void times() {
        if (request.at() != null && request.at().isAfter(now.plus(RequestLimits.AHEAD))) {
            wrong("at", "is more than " + RequestLimits.AHEAD.toDays() + " days ahead");
        }
        if (request.expires() != null && !request.expires().isAfter(start())) {
            wrong("expires", "must be after now and after at");
        } else if (request.expires() != null && request.expires().isAfter(start().plus(RequestLimits.AHEAD))) {
            wrong("expires", "is more than " + RequestLimits.AHEAD.toDays() + " days after the start");
        }
    }

    private void range(String field, Integer value, int lowest, int highest) {
        if (value != null && (value < lowest || value > highest)) {
            wrong(field, "must be from " + lowest + " to " + highest);
        }
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private void wrong(String field, String detail) {
        problems.add(new Problem(field, detail));
    }
}
