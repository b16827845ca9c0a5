package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.request.RequestedApplication;

/** The text of a mail, its lines as they were written, without its signature (RFC 3676 section 4.3). */
record PlainText(String text) {

    private static final Pattern LINK = Pattern.compile("<?(https?://[^\\s<>\"]+)>?", Pattern.CASE_INSENSITIVE);
    private static final String SIGNATURE = "\n-- \n";
    private static final char DELETE = 0x7F;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    static PlainText of(Part part) throws MessagingException, IOException, UnreadableMailException {
        byte[] octets = part.getInputStream().readAllBytes();
        ContentType type = new ContentType(part.getContentType());
        String lines = PartText.decode(octets, type.getParameter("charset")).replace("\r\n", "\n");
        return of(
                "flowed".equalsIgnoreCase(type.getParameter("format"))
                        ? FlowedText.join(lines, "yes".equalsIgnoreCase(type.getParameter("delsp")))
                        : lines);
    }

    static PlainText of(String written) {
        String lines = withoutControls(written.replace("\r\n", "\n"));
        int signature = ('\n' + lines + '\n').indexOf(SIGNATURE);
        return new PlainText(signature < 0 ? lines : lines.substring(0, signature));
    }

    /** Nearly no text has any, and looking is much cheaper than replacing. */
    private static String withoutControls(String lines) {
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' || c == DELETE) {
                return CONTROL.matcher(lines).replaceAll(" ");
            }
        }
        return lines;
    }

    /** The application that the first line with nothing but a link names, or else the text, to be read aloud. */
    RequestedApplication application() throws UnreadableMailException {
        Optional<String> link = text.lines()
                .map(line -> LINK.matcher(line.strip()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
        if (link.isPresent()) {
            return new RequestedApplication.Linked(link.get());
        }
        if (text.isBlank()) {
            throw new UnreadableMailException("The mail has neither a text nor VoiceXML");
        }
        return new RequestedApplication.ReadAloud(text.strip());
    }
}
