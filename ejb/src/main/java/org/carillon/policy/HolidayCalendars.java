package org.carillon.policy;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.customer.CustomerAddress;

/** Public holidays by country and region, offline, and single days that somebody has named. Thread-safe. */
final class HolidayCalendars {

    /** Instead of a country's name: the country of the customer's number. */
    static final String OF_CUSTOMER = "customer";

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern REGION = Pattern.compile("[A-Za-z]{2}(-[A-Za-z0-9]{1,6}){0,2}");
    private static final Map<String, HolidayManager> MANAGERS = new ConcurrentHashMap<>();

    private HolidayCalendars() {}

    /** Looked for when the first policy names holidays. */
    private static final class Countries {

        static final Set<String> KNOWN = HolidayManager.getSupportedCalendarCodes().stream()
                .map(code -> code.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Whether a day is a holiday by any of the calendars. */
    static Predicate<LocalDate> of(List<String> calendars, CustomerAddress customer) {
        if (calendars == null || calendars.isEmpty()) {
            return date -> false;
        }
        return date -> calendars.stream().anyMatch(calendar -> isHoliday(date, calendar, customer));
    }

    private static boolean isHoliday(LocalDate date, String calendar, CustomerAddress customer) {
        if (DATE.matcher(calendar).matches()) {
            return date.equals(LocalDate.parse(calendar));
        }
        if (calendar.equals(OF_CUSTOMER)) {
            return customer.plan()
                    .country()
                    .map(country -> isPublic(date, country))
                    .orElse(false);
        }
        return isPublic(date, calendar);
    }

    private static boolean isPublic(LocalDate date, String region) {
        String[] parts = region.toLowerCase(Locale.ROOT).split("-");
        if (!Countries.KNOWN.contains(parts[0])) {
            return false;
        }
        String[] within = List.of(parts).subList(1, parts.length).toArray(String[]::new);
        return MANAGERS.computeIfAbsent(
                        parts[0], country -> HolidayManager.getInstance(ManagerParameters.create(country)))
                .isHoliday(date, HolidayType.PUBLIC_HOLIDAY, within);
    }

    /**
     * Finds out whether there is such a calendar.
     *
     * @throws InvalidSettingsException when there is none
     */
    static void check(String field, String calendar) throws InvalidSettingsException {
        if (calendar != null && DATE.matcher(calendar).matches()) {
            try {
                LocalDate.parse(calendar);
                return;
            } catch (DateTimeException e) {
                throw new InvalidSettingsException(field + ": " + calendar + " is no day", e);
            }
        }
        boolean known = calendar != null
                && (calendar.equals(OF_CUSTOMER)
                        || REGION.matcher(calendar).matches()
                                && Countries.KNOWN.contains(
                                        calendar.substring(0, 2).toLowerCase(Locale.ROOT)));
        if (!known) {
            throw new InvalidSettingsException(
                    field + ": customer, a country such as DE or DE-BY, or a day such as 2026-12-24; not " + calendar);
        }
    }
}
