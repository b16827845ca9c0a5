package org.carillon.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/** Reads the lines of calendars into components, and stops at the first bound that is passed. */
final class ComponentReader implements ContentHandler {

    /** Characters of a text. */
    static final int LONGEST = 2_000_000;

    private static final int MOST_COMPONENTS = 5_000;
    private static final int MOST_LINES = 100_000;
    private static final int MOST_PARAMETERS = 50;
    private static final int DEEPEST = 5;

    private final List<Component> calendars = new ArrayList<>();
    private final Deque<Component> open = new ArrayDeque<>();
    private String property;
    private String value = "";
    private Map<String, String> parameters = Map.of();
    private int components;
    private int lines;

    private ComponentReader() {}

    /** A bound that was passed. */
    private static final class TooMuch extends RuntimeException {

        TooMuch(String message) {
            super(message);
        }
    }

    /**
     * The calendars in the text, in their order.
     *
     * @throws CalendarException when it is no calendar, or is more than we read
     */
    static List<Component> read(String text) throws CalendarException {
        if (text.length() > LONGEST) {
            throw new CalendarException("the calendar is longer than " + LONGEST + " characters");
        }
        ComponentReader reader = new ComponentReader();
        try {
            new CalendarParserImpl(true)
                    .parse(new UnfoldingReader(new StringReader(text.strip() + "\r\n"), true), reader);
        } catch (ParserException e) {
            throw e.getCause() instanceof TooMuch much
                    ? new CalendarException(much.getMessage(), e)
                    : new CalendarException("it is not a calendar of RFC 5545: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CalendarException("it is not a calendar of RFC 5545: it ends too early", e);
        }
        return reader.calendars;
    }

    @Override
    public void startCalendar() {
        startComponent("VCALENDAR");
    }

    @Override
    public void endCalendar() {
        endComponent("VCALENDAR");
    }

    @Override
    public void startComponent(String name) {
        if (++components > MOST_COMPONENTS || open.size() >= DEEPEST) {
            throw new TooMuch("the calendar has more than " + MOST_COMPONENTS
                    + " components, or components in more than " + DEEPEST + " others");
        }
        open.push(new Component(name.toUpperCase(Locale.ROOT)));
    }

    @Override
    public void endComponent(String name) {
        Component ended = open.pop();
        if (open.isEmpty()) {
            calendars.add(ended);
        } else {
            open.peek().add(ended);
        }
    }

    @Override
    public void startProperty(String name) {
        if (++lines > MOST_LINES) {
            throw new TooMuch("the calendar has more than " + MOST_LINES + " lines");
        }
        property = name.toUpperCase(Locale.ROOT);
        parameters = new LinkedHashMap<>();
        value = "";
    }

    @Override
    public void parameter(String name, String given) {
        if (parameters.size() >= MOST_PARAMETERS) {
            throw new TooMuch("a line of the calendar has more than " + MOST_PARAMETERS + " parameters");
        }
        parameters.put(name.toUpperCase(Locale.ROOT), given.replace("\"", ""));
    }

    @Override
    public void propertyValue(String given) {
        value = given;
    }

    @Override
    public void endProperty(String name) {
        open.element().add(new Property(property, parameters, value));
    }
}
