package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The calendar in a mail (RFC 6047): the first {@code text/calendar}, or else an attached file that is one. */
final class CalendarPart {

    private static final int MAX_PARTS = 30;
    private static final int MAX_DEPTH = 6;

    /** The last is a file's name in Base64 (RFC 2047), which may be that of a calendar. */
    private static final Pattern TRACE = Pattern.compile(
            "text/calendar|application/ics|\\.ics|name=\"?=\\?[^?]{1,40}\\?B\\?", Pattern.CASE_INSENSITIVE);

    private Part calendar;
    private Part file;
    private int count;

    private CalendarPart() {}

    /** Whether it is worth looking for one: cheap, and true for every mail that has one. */
    static boolean mayBeIn(byte[] content) {
        return TRACE.matcher(new String(content, StandardCharsets.ISO_8859_1)).find();
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
