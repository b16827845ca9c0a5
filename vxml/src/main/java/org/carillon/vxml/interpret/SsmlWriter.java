package org.carillon.vxml.interpret;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.vxml.platform.PromptPart;
import org.carillon.vxml.reader.TimeDesignation;

/**
 * Writes SSML 1.0 documents. Where something that isn't speech comes in between, one document ends inside all its open elements
 * and the next one opens them again.
 */
final class SsmlWriter {

    private final String language;
    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final List<Duration> breaks = new ArrayList<>();
    private boolean otherMarkup;

    /** @param language BCP 47, or null */
    SsmlWriter(String language) {
        this.language = language == null ? "en-US" : language;
    }

    private record Open(String name, String tag) {}

    void text(String characters) {
        text.append(characters);
        body.append(escape(characters));
    }

    void open(String name, Map<String, String> attributes) {
        StringBuilder tag = new StringBuilder("<").append(name);
        attributes.forEach((attribute, value) -> tag.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escape(value))
                .append('"'));
        open.push(new Open(name, tag.append('>').toString()));
        body.append(tag);
        if (name.equals("break")) {
            breaks.add(
                    TimeDesignation.parse(attributes.getOrDefault("time", "")).orElse(Duration.ofMillis(500)));
        } else if (name.equals("sub")) {
            text.append(attributes.getOrDefault("alias", ""));
        } else if (name.equals("say-as") || name.equals("phoneme")) {
            otherMarkup = true;
        }
    }

    void close() {
        body.append("</").append(open.pop().name()).append('>');
    }

    /** What was written since the last time: speech, a pause if there was nothing but breaks, or nothing. */
    Optional<PromptPart> take() {
        Optional<PromptPart> part = part();
        body.setLength(0);
        text.setLength(0);
        breaks.clear();
        otherMarkup = false;
        open.descendingIterator().forEachRemaining(element -> body.append(element.tag()));
        return part;
    }

    private Optional<PromptPart> part() {
        String plain = text.toString().strip().replaceAll("\\s+", " ");
        if (plain.isEmpty() && !otherMarkup) {
            Duration silence = breaks.stream().reduce(Duration.ZERO, Duration::plus);
            return silence.isZero() ? Optional.empty() : Optional.of(new PromptPart.Pause(silence));
        }
        StringBuilder document = new StringBuilder();
        document.append("<?xml version=\"1.0\"?><speak version=\"1.0\"")
                .append(" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"")
                .append(escape(language))
                .append("\">")
                .append(body);
        open.forEach(element -> document.append("</").append(element.name()).append('>'));
        return Optional.of(new PromptPart.Spoken(document.append("</speak>").toString(), plain));
    }

    private static String escape(String characters) {
        StringBuilder escaped = new StringBuilder(characters.length());
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                    // scripts can make characters that XML doesn't know
                default -> escaped.append(c < ' ' && c != '\t' && c != '\n' && c != '\r' ? ' ' : c);
            }
        }
        return escaped.toString();
    }
}
