package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An attached XML document as text: without a byte order mark. */
final class AttachedXml {

    private static final int LONGEST_DECLARATION = 200;
    private static final Pattern DECLARED_ENCODING =
            Pattern.compile("^<\\?xml[^>]{0,100}?\\s+encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private AttachedXml() {}

    /** Decodes by byte order mark, charset parameter or XML declaration, in this order (RFC 7303 section 3). */
    static String text(Part part) throws MessagingException, IOException, UnreadableMailException {
        byte[] octets = part.getInputStream().readAllBytes();
        String text = PartText.decode(octets, encoding(octets, PartText.charsetOf(part)));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String encoding(byte[] octets, String parameter) {
        if (beginsWith(octets, 0xEF, 0xBB, 0xBF)) {
            return "UTF-8";
        }
        if (beginsWith(octets, 0xFE, 0xFF) || beginsWith(octets, 0xFF, 0xFE)) {
            return "UTF-16";
        }
        return parameter != null ? parameter : declared(octets);
    }

    private static String declared(byte[] octets) {
        String beginning =
                new String(octets, 0, Math.min(octets.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARED_ENCODING.matcher(beginning);
        return declaration.find() ? declaration.group(1) : null;
    }

    private static boolean beginsWith(byte[] octets, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= octets.length || (octets[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
