package org.carillon.it.phone.sip;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Cuts a TCP stream into messages (RFC 3261 section 18.3). */
final class SipStream {

    private static final int MAX_HEADERS = 65_536;
    private static final int MAX_BODY = 1 << 20;

    private final InputStream in;

    SipStream(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next message, or null at the end. */
    SipMessage next() throws IOException {
        String headers = readHeaders();
        if (headers == null) {
            return null;
        }
        int length = Integer.parseInt(SipMessage.parse(headers).header("Content-Length"));
        if (length < 0 || length > MAX_BODY) {
            throw new IOException("a body of " + length + " bytes");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the connection ended within a message");
        }
        return SipMessage.parse(headers + new String(body, StandardCharsets.UTF_8));
    }

    /** The headers with the empty line; empty lines before them keep the connection alive (RFC 5626) and are skipped. */
    private String readHeaders() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int matched = 0;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (bytes.size() == 0 && (octet == '\r' || octet == '\n')) {
                continue;
            }
            bytes.write(octet);
            matched = octet == "\r\n\r\n".charAt(matched) ? matched + 1 : octet == '\r' ? 1 : 0;
            if (matched == 4) {
                return bytes.toString(StandardCharsets.UTF_8);
            }
            if (bytes.size() > MAX_HEADERS) {
                throw new IOException("headers without an end");
            }
        }
        return null;
    }
}
