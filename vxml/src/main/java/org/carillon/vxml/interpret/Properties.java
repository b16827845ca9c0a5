package org.carillon.vxml.interpret;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.vxml.reader.TimeDesignation;

/** Properties as they hold in some place (VoiceXML 2.0 section 6.3): the innermost element that sets one wins. Immutable. */
final class Properties {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("bargein", "true"),
            Map.entry("bargeintype", "speech"),
            Map.entry("timeout", "5s"),
            Map.entry("interdigittimeout", "3s"),
            Map.entry("termtimeout", "0s"),
            Map.entry("termchar", "#"),
            Map.entry("completetimeout", "700ms"),
            Map.entry("incompletetimeout", "1500ms"),
            Map.entry("maxspeechtimeout", "60s"),
            Map.entry("confidencelevel", "0.5"),
            Map.entry("sensitivity", "0.5"),
            Map.entry("speedvsaccuracy", "0.5"),
            Map.entry("maxnbest", "1"),
            Map.entry("inputmodes", "dtmf voice"),
            Map.entry("universals", "none"),
            Map.entry("fetchaudio", ""),
            Map.entry("fetchaudiodelay", "2s"),
            Map.entry("fetchaudiominimum", "1s"),
            Map.entry("fetchtimeout", "10s"),
            Map.entry("recordutterance", "false"),
            Map.entry("recordutterancetype", ""));

    private final List<Map<String, String>> innermostFirst;

    private Properties(List<Map<String, String>> innermostFirst) {
        this.innermostFirst = innermostFirst;
    }

    /** What the platform itself thinks best. */
    static Properties defaults() {
        return new Properties(List.of(DEFAULTS));
    }

    /** The same with one more element inside. */
    Properties within(Map<String, String> inner) {
        return inner.isEmpty()
                ? this
                : new Properties(
                        Stream.concat(Stream.of(inner), innermostFirst.stream()).toList());
    }

    /** The value, or an empty string. */
    String get(String name) {
        return innermostFirst.stream()
                .filter(map -> map.containsKey(name))
                .map(map -> map.get(name))
                .findFirst()
                .orElse("");
    }

    /** The value of a property that is a time. */
    Duration time(String name) throws VoiceXmlEvent {
        String value = get(name);
        return TimeDesignation.parse(value)
                .orElseThrow(() -> VoiceXmlEvent.semantic("property " + name + " is not a time: " + value));
    }

    boolean truth(String name) throws VoiceXmlEvent {
        String value = get(name).toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw VoiceXmlEvent.semantic("property " + name + " is neither true nor false: " + value);
        }
        return value.equals("true");
    }

    /** The value of a property that is a number from 0.0 to 1.0. */
    double share(String name) throws VoiceXmlEvent {
        String value = get(name);
        if (!value.matches("0(\\.\\d*)?|1(\\.0*)?|\\.\\d+")) {
            throw VoiceXmlEvent.semantic("property " + name + " is not a number from 0.0 to 1.0: " + value);
        }
        return Double.parseDouble(value);
    }

    /** The value of a property that is a whole number, or null if it isn't set. */
    Integer number(String name) throws VoiceXmlEvent {
        String value = get(name);
        if (value.isEmpty()) {
            return null;
        }
        if (!value.matches("\\d{1,9}")) {
            throw VoiceXmlEvent.semantic("property " + name + " is not a whole number: " + value);
        }
        return Integer.valueOf(value);
    }

    /** Whether a property that is a list of words has this one. */
    boolean lists(String name, String word) {
        return List.of(get(name).strip().split("\\s+")).contains(word);
    }
}
