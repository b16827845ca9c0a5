package org.carillon.gateway.mail.origin;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.jdkim.api.Headers;

/** The header fields of a mail as they stand in it (RFC 5322 section 2.2), folded and all. Immutable. */
final class HeaderFields implements Headers {

    private final List<String> fields;
    private final int bodyBegins;

    private HeaderFields(List<String> fields, int bodyBegins) {
        this.fields = List.copyOf(fields);
        this.bodyBegins = bodyBegins;
    }

    /** @param content the mail, lines ended by CRLF, its header's size checked before */
    static HeaderFields of(byte[] content) {
        List<String> fields = new ArrayList<>();
        int line = 0;
        while (line < content.length && content[line] != '\r') {
            int end = endOfField(content, line);
            fields.add(new String(content, line, end - line, StandardCharsets.ISO_8859_1));
            line = end + 2;
        }
        return new HeaderFields(fields, Math.min(line + 2, content.length));
    }

    /** Where the CRLF begins that ends the field: no white space follows it. */
    private static int endOfField(byte[] content, int begin) {
        int position = begin;
        while (position + 1 < content.length) {
            boolean lineEnds = content[position] == '\r' && content[position + 1] == '\n';
            boolean folded =
                    position + 2 < content.length && (content[position + 2] == ' ' || content[position + 2] == '\t');
            if (lineEnds && !folded) {
                return position;
            }
            position++;
        }
        return content.length;
    }

    /** Where the body begins in the mail. */
    int bodyBegins() {
        return bodyBegins;
    }

    @Override
    public List<String> getFields() {
        return fields;
    }

    @Override
    public List<String> getFields(String name) {
        return fields.stream()
                .filter(field -> nameOf(field).equalsIgnoreCase(name))
                .toList();
    }

    /** The unfolded values of the fields with this name. */
    List<String> values(String name) {
        return getFields(name).stream()
                .map(field -> field.substring(field.indexOf(':') + 1)
                        .replaceAll("\r\n([ \t])", "$1")
                        .strip())
                .toList();
    }

    /** The names of all fields, in lower case. */
    Set<String> names() {
        return fields.stream()
                .map(field -> nameOf(field).toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    static String nameOf(String field) {
        return field.substring(0, Math.max(0, field.indexOf(':'))).strip();
    }

    /** Whether there is one From with one address, this one. */
    boolean isFrom(String address) {
        List<String> from = getFields("From");
        return from.size() == 1 && addresses("From").equals(List.of(address.toLowerCase(Locale.ROOT)));
    }

    /** Whether there is one Date, not longer ago than this, and no day ahead. */
    boolean isDatedWithin(Duration age, Instant now) {
        List<String> dates = values("Date");
        try {
            Instant date =
                    dates.size() == 1 ? new MailDateFormat().parse(dates.get(0)).toInstant() : Instant.MIN;
            return date.isAfter(now.minus(age)) && date.isBefore(now.plus(Duration.ofDays(1)));
        } catch (ParseException unreadable) {
            return false;
        }
    }

    /** The addresses of these fields in lower case; none where a field cannot be read. */
    List<String> addresses(String... names) {
        try {
            List<String> addresses = new ArrayList<>();
            for (String value :
                    Stream.of(names).flatMap(name -> values(name).stream()).toList()) {
                String utf8 = new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                for (InternetAddress address : InternetAddress.parse(utf8, false)) {
                    addresses.add(address.getAddress().toLowerCase(Locale.ROOT));
                }
            }
            return addresses;
        } catch (AddressException unreadable) {
            return List.of();
        }
    }
}
