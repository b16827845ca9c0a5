package org.carillon.web.api.wishes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.DoNotCall;
import org.carillon.policy.CallingHours;
import org.carillon.policy.CustomerWishes.Wishes;

/** Fills the page's template; every value is escaped. */
final class WishesHtml {

    private static final String TEMPLATE = resource("wishes.html");
    private static final String ENDED = resource("ended.html");
    private static final String STYLE = resource("wishes.css");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** SHA-256 of the only style that counts. */
    static final String STYLE_HASH = hash(STYLE);

    private WishesHtml() {}

    /** The link is not ours, or has ended. */
    static String ended() {
        return ENDED.replace("{style}", STYLE);
    }

    /** What is kept, and the form to change it. */
    static String form(CustomerAddress address, String requester, Wishes wishes, boolean kept, String problem) {
        CallingHours.Settings hours = wishes.hours().orElse(null);
        boolean between = hours != null && hours.from() != null && hours.to() != null;
        return TEMPLATE.replace("{style}", STYLE)
                .replace("{address}", escaped(address.text()))
                .replace("{requester}", escaped(requester))
                .replace("{message}", message(kept, problem))
                .replace("{now}", now(wishes.noCalls(), requester))
                .replace("{any}", between ? "" : "checked")
                .replace("{between}", between ? "checked" : "")
                .replace("{from}", escaped(between ? hours.from() : "09:00"))
                .replace("{to}", escaped(between ? hours.to() : "17:00"));
    }

    private static String message(boolean kept, String problem) {
        if (problem != null) {
            return "<p class=\"problem\" role=\"alert\">" + escaped(problem) + "</p>";
        }
        return kept ? "<p class=\"kept\" role=\"status\">Your wishes were kept. They count from now on.</p>" : "";
    }

    private static String now(List<DoNotCall> noCalls, String requester) {
        if (noCalls.isEmpty()) {
            return "<p>Calls are welcome now.</p>";
        }
        return noCalls.stream()
                .map(wish -> "<p>No calls of "
                        + (wish.requesterId().equals(DoNotCall.ANYBODY) ? "anybody" : escaped(requester))
                        + wish.expiresAt()
                                .map(end -> " until " + DAY.format(end))
                                .orElse("") + ".</p>")
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                // no placeholder in a value
                .replace("{", "&#123;");
    }

    private static String resource(String name) {
        try (InputStream in = WishesHtml.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
