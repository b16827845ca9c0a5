package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The calendar in a mail (RFC 6047): the first {@code text/calendar}, or else an attached file that is one. */
final class CalendarPart {

    private static final int MAX_PARTS = 30;
    private static final int MAX_DEPTH = 6;

    private Part calendar;
    private Part file;
    private int count;

    private CalendarPart() {}

    /**
     * Whether it is worth looking for one: cheap, and true for every mail that has one. Every mail is asked, so its octets are looked at
     * once, and closer only where {@code text/calendar}, {@code application/ics}, a file's name that ends in {@code .ics} or one
     * that is encoded (RFC 2047) may stand.
     */
    static boolean mayBeIn(byte[] content) {
        for (int i = 1; i < content.length - 1; i++) {
            boolean found =
                    switch (content[i]) {
                        case '/' -> follows(content, i, "calendar") || follows(content, i, "ics");
                        case '.' -> follows(content, i, "ics");
                        case '?' -> content[i - 1] == '=' && i > 1 && (content[i - 2] == '=' || content[i - 2] == '"');
                        default -> false;
                    };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(byte[] content, int place, String word) {
        if (place + word.length() >= content.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((content[place + 1 + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static Optional<Part> of(Part message) throws MessagingException, IOException, UnreadableMailException {
        CalendarPart found = new CalendarPart();
        found.walk(message, 0);
        return Optional.ofNullable(found.calendar == null ? found.file : found.calendar);
    }

    static String text(Part part) throws MessagingException, IOException, UnreadableMailException {
        return PartText.decode(part.getInputStream().readAllBytes(), PartText.charsetOf(part));
    }

    private void walk(Part part, int depth) throws MessagingException, IOException, UnreadableMailException {
        if (++count > MAX_PARTS || depth > MAX_DEPTH) {
            throw new UnreadableMailException("The mail has too many parts, or parts within too many parts");
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                walk(parts.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("text/calendar")) {
            calendar = calendar == null ? part : calendar;
        } else if (file == null && isCalendarFile(part)) {
            file = part;
        }
    }

    private static boolean isCalendarFile(Part part) throws MessagingException, IOException {
        String name = part.getFileName();
        return part.isMimeType("application/ics")
                || name != null
                        && MimeUtility.decodeText(name).toLowerCase(Locale.ROOT).endsWith(".ics");
    }
}
