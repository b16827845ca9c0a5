package org.carillon.vxml.fetch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads an answer (RFC 9112) that may be hostile: lines, headers and body are bounded while they come in. */
final class HttpResponseReader {

    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 200;

    private final InputStream in;
    private final int maxBytes;

    HttpResponseReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    HttpResponse read() throws IOException {
        Head head = head();
        return new HttpResponse(head.status(), head.headers(), body(head.status(), head.headers()));
    }

    /** The status alone: it counts even if what follows is too large, too slow or no good. */
    int readStatus() throws IOException {
        Head head = head();
        try {
            body(head.status(), head.headers());
        } catch (IOException nobodyWantsIt) {
            return head.status();
        }
        return head.status();
    }

    private record Head(int status, Map<String, List<String>> headers) {}

    private Head head() throws IOException {
        Head head = new Head(status(), headers());
        for (int informational = 0; head.status() < 200; informational++) {
            if (informational > 10) {
                throw new IOException("the answer doesn't come to the point");
            }
            head = new Head(status(), headers());
        }
        return head;
    }

    private int status() throws IOException {
        String line = line();
        if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        int count = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || ++count > MAX_HEADERS) {
                throw new IOException("the answer's headers are no good");
            }
            headers.computeIfAbsent(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(int status, Map<String, List<String>> headers) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.containsKey("content-encoding")
                && !headers.get("content-encoding").equals(List.of("identity"))) {
            throw new IOException("the answer is encoded in a way nobody asked for");
        }
        if (headers.containsKey("transfer-encoding")) {
            return chunked(headers.get("transfer-encoding"));
        }
        if (headers.containsKey("content-length")) {
            return exactly(length(headers.get("content-length").get(0), 10));
        }
        return untilEnd();
    }

    private byte[] chunked(List<String> encodings) throws IOException {
        if (!encodings.equals(List.of("chunked"))) {
            throw new IOException("the answer's transfer encoding is not known");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int length = length(line().split(";", 2)[0].strip(), 16);
            if (length == 0) {
                headers();
                return body.toByteArray();
            }
            checkSize((long) body.size() + length);
            body.writeBytes(exactly(length));
            if (!line().isEmpty()) {
                throw new IOException("the answer's chunks are no good");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        checkSize(length);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer ends too early");
        }
        return body;
    }

    private byte[] untilEnd() throws IOException {
        byte[] body = in.readNBytes(maxBytes == Integer.MAX_VALUE ? maxBytes : maxBytes + 1);
        checkSize(body.length);
        return body;
    }

    private void checkSize(long size) throws IOException {
        if (size > maxBytes) {
            throw new IOException("it is larger than the " + maxBytes + " bytes allowed");
        }
    }

    private int length(String text, int radix) throws IOException {
        try {
            long length = Long.parseLong(text.strip(), radix);
            if (length < 0) {
                throw new IOException("the answer's length is no good");
            }
            checkSize(length);
            return (int) length;
        } catch (NumberFormatException e) {
            throw new IOException("the answer's length is no good", e);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the answer ends too early");
            }
            if (line.size() >= MAX_LINE) {
                throw new IOException("the answer has a line that is too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
