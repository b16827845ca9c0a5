package org.carillon.vxml.document;

import java.util.List;

/**
 * {@code <catch>} and its shorthands {@code <error>}, {@code <help>}, {@code <noinput>}, {@code <nomatch>} (VoiceXML 2.0
 * sections 5.2.2 and 5.2.3).
 *
 * @param events names or prefixes of names; empty for all events
 * @param cond guard, or null for true
 * @param count how often the event must have occurred at least
 * @param content what to do
 * @param line where it stands
 */
public record Catch(List<String> events, String cond, int count, List<Executable> content, int line) {

    public Catch {
        events = List.copyOf(events);
        content = List.copyOf(content);
    }

    /** Whether an event of that name is one of these: the same, or a prefix of whole tokens, or this catches all. */
    public boolean takes(String event) {
        return events.isEmpty() || events.stream().anyMatch(name -> isPrefix(name, event));
    }

    private static boolean isPrefix(String name, String event) {
        String prefix = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return event.startsWith(prefix) && (event.length() == prefix.length() || event.charAt(prefix.length()) == '.');
    }
}
