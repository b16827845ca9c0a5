package org.carillon.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of time zones that calendar programs use: those of the IANA database, alone or with something before, and Windows'. */
public final class ZoneNames {

    private static final int LONGEST = 200;
    /** As Mozilla's and GNOME's programs write them: {@code /freeassociation.sourceforge.net/Europe/Berlin}. */
    private static final Pattern LAST_PARTS = Pattern.compile("/.*?/([A-Z][A-Za-z]+/[A-Za-z0-9_+/-]+)");

    private static final Properties WINDOWS = windows();

    private ZoneNames() {}

    /** The zone of that name. Offsets such as +01:00 are none: they don't know of daylight saving. */
    public static Optional<ZoneId> find(String name) {
        String given = name.strip();
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher last = LAST_PARTS.matcher(given);
        String windows = WINDOWS.getProperty(given);
        return region(windows != null ? windows : last.matches() ? last.group(1) : given);
    }

    private static Optional<ZoneId> region(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Properties windows() {
        Properties names = new Properties();
        try (InputStream in = ZoneNames.class.getResourceAsStream("windows-zones.properties")) {
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
