package org.carillon.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whom to call: an E.164 number with a leading plus, or {@code sip:user}, a user of the telephony servers. */
public record CustomerAddress(String text) {

    private static final NumberingPlan NO_PLAN = new NumberingPlan(PhoneNumberType.UNKNOWN, Optional.empty());
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    /** The user part without a host: where it is, the telephony server knows. No character with a meaning in SIP or SDP. */
    private static final Pattern USER = Pattern.compile("sip:[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

    /**
     * Reads an address as people write it: {@code +1 (555) 01-00} becomes {@code +1555 0100} without its space.
     *
     * @throws IllegalArgumentException with a sentence for its sender
     */
    public static CustomerAddress parse(String written) {
        if (written == null || written.isBlank()) {
            throw new IllegalArgumentException("is missing");
        }
        String trimmed = written.strip();
        if (trimmed.length() > 100) {
            throw new IllegalArgumentException("is too long for a number");
        }
        if (USER.matcher(trimmed).matches()) {
            return new CustomerAddress(trimmed);
        }
        return new CustomerAddress(e164(trimmed));
    }

    private static String e164(String written) {
        if (!written.startsWith("+")) {
            throw new IllegalArgumentException("is not a number in E.164 form, such as +15550100");
        }
        try {
            String number = PhoneNumberUtil.getInstance().format(ParsedNumbers.parse(written), PhoneNumberFormat.E164);
            if (NUMBER.matcher(number).matches()) {
                return number;
            }
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("is not a number: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("is not a number of 7 to 15 digits");
    }

    /** Every zone in which a holder of this number may live; empty if unknown. */
    public List<ZoneId> possibleZones() {
        return number().map(PhoneNumberToTimeZonesMapper.getInstance()::getTimeZonesForNumber)
                .map(CustomerAddress::zones)
                .orElse(List.of());
    }

    /**
     * What the numbering plans say about a number.
     *
     * @param type {@code UNKNOWN} for what is no number, or fits no plan
     * @param country as of ISO 3166-1; empty where it belongs to none, or is no number
     */
    public record NumberingPlan(PhoneNumberType type, Optional<String> country) {}

    /** Where the number belongs and what kind it is. */
    public NumberingPlan plan() {
        return number().map(number -> ParsedNumbers.plan(number, CustomerAddress::plan))
                .orElse(NO_PLAN);
    }

    private static NumberingPlan plan(PhoneNumber number) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        String region = numbers.getRegionCodeForNumber(number);
        if (region == null) {
            // to ask for the type would be to look for the region again
            return NO_PLAN;
        }
        return new NumberingPlan(
                numbers.getNumberType(number), Optional.of(region).filter(COUNTRY.asMatchPredicate()));
    }

    private Optional<PhoneNumber> number() {
        try {
            return text.startsWith("+") ? Optional.of(ParsedNumbers.parse(text)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static List<ZoneId> zones(List<String> names) {
        List<ZoneId> zones = new ArrayList<>();
        for (String name : names) {
            if (name.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())) {
                continue;
            }
            try {
                zones.add(ZoneId.of(name));
            } catch (DateTimeException e) {
                return List.of();
            }
        }
        return zones;
    }

    @Override
    public String toString() {
        return text;
    }
}
