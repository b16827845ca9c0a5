package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The parts of a mail that matter: the VoiceXML document, the JSON document with options and the plain text. Attached mails are not looked into. */
final class MailParts {

    private static final int MAX_PARTS = 30;
    private static final int MAX_DEPTH = 6;
    private static final int LONGEST_TYPE = 2_000;

    private Part voiceXml;
    private Part json;
    private Part plainText;
    private boolean html;
    private int count;

    private MailParts() {}

    static MailParts of(Part message) throws MessagingException, IOException, UnreadableMailException {
        MailParts parts = new MailParts();
        parts.walk(message, 0);
        return parts;
    }

    /** The one attached VoiceXML document, or null. */
    Part voiceXml() {
        return voiceXml;
    }

    /** The one application/json, or null. */
    Part json() {
        return json;
    }

    /** The first text/plain that is no attachment, or null. */
    Part plainText() {
        return plainText;
    }

    boolean hasHtml() {
        return html;
    }

    private void walk(Part part, int depth) throws MessagingException, IOException, UnreadableMailException {
        if (++count > MAX_PARTS || depth > MAX_DEPTH) {
            throw new UnreadableMailException("The mail has too many parts, or parts within too many parts");
        }
        checkHeaders(part);
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                walk(parts.getBodyPart(i), depth + 1);
            }
        } else {
            take(part);
        }
    }

    /** Parameters of a type are read at a cost that grows with the square of their number. */
    private static void checkHeaders(Part part) throws MessagingException, UnreadableMailException {
        for (String name : List.of("Content-Type", "Content-Disposition")) {
            String[] values = part.getHeader(name);
            if (values != null && values[0].length() > LONGEST_TYPE) {
                throw new UnreadableMailException("The header " + name + " of a part is too long");
            }
        }
    }

    private void take(Part part) throws MessagingException, IOException, UnreadableMailException {
        if (isVoiceXml(part)) {
            if (voiceXml != null) {
                throw new UnreadableMailException("The mail has more than one VoiceXML document");
            }
            voiceXml = part;
        } else if (part.isMimeType("application/json")) {
            if (json != null) {
                throw new UnreadableMailException("The mail has more than one JSON document");
            }
            json = part;
        } else if (part.isMimeType("text/plain") && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            plainText = plainText == null ? part : plainText;
        } else if (part.isMimeType("text/html")) {
            html = true;
        }
    }

    /** The type of RFC 4267, or a file name that says so: most mail programs do not know the type. */
    private static boolean isVoiceXml(Part part) throws MessagingException, IOException {
        if (part.isMimeType("application/voicexml+xml")) {
            return true;
        }
        String name = part.getFileName();
        return name != null
                && MimeUtility.decodeText(name).toLowerCase(Locale.ROOT).endsWith(".vxml");
    }
}
