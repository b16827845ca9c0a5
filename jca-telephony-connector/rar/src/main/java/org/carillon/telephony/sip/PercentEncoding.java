package org.carillon.telephony.sip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Escaping in SIP URIs (RFC 3261 section 25.1, RFC 5552 section 2.1), of text in UTF-8. */
final class PercentEncoding {

    private static final String MARK = "-_.!~*'()";
    private static final String PARAM_UNRESERVED = "[]/:&+$";
    private static final String HEADER_UNRESERVED = "[]/?:+$";

    private PercentEncoding() {}

    /** For the name or value of a URI parameter. */
    static String encodeParameter(String text) {
        return encode(text, PARAM_UNRESERVED);
    }

    /** For the value of a header in a URI. */
    static String encodeHeader(String text) {
        return encode(text, HEADER_UNRESERVED);
    }

    private static String encode(String text, String unreserved) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean plain =
                    c < 0x80 && (Character.isLetterOrDigit(c) || MARK.indexOf(c) >= 0 || unreserved.indexOf(c) >= 0);
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    /** @throws IllegalArgumentException when it is not properly escaped, or not UTF-8 */
    static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        byte[] source = encoded.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                bytes.write(source[i]);
            } else {
                bytes.write(octet(source, i));
                i += 2;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("not UTF-8", notUtf8);
        }
    }

    private static int octet(byte[] source, int percent) {
        int high = percent + 2 < source.length ? Character.digit(source[percent + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(source[percent + 2], 16);
        if (low < 0) {
            throw new IllegalArgumentException("a percent sign without two hexadecimal digits");
        }
        return high * 16 + low;
    }
}
