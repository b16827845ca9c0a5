package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Octets as text, strictly: what is not in its charset is refused, not guessed. */
final class PartText {

    private PartText() {}

    /** The charset parameter of the part's type, or null. */
    static String charsetOf(Part part) throws MessagingException {
        return new ContentType(part.getContentType()).getParameter("charset");
    }

    /** @param mimeCharset its MIME name; null and US-ASCII are taken as UTF-8, which includes it */
    static String decode(byte[] octets, String mimeCharset) throws UnreadableMailException {
        Charset charset = charset(mimeCharset);
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableMailException("A text of the mail is not valid " + charset.name());
        }
    }

    private static Charset charset(String mimeCharset) throws UnreadableMailException {
        if (mimeCharset == null || mimeCharset.equalsIgnoreCase("us-ascii")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(MimeUtility.javaCharset(mimeCharset));
        } catch (IllegalArgumentException e) {
            throw new UnreadableMailException("The charset " + mimeCharset + " is not known here");
        }
    }
}
