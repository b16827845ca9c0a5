package org.carillon.web.api.recording;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some bytes of a representation: RFC 9110 section 14.
 *
 * @param first from 0
 * @param last included
 */
record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

    /**
     * The range that a header field asks for.
     *
     * @param header the value of Range, or null
     * @param size bytes of the whole
     * @return empty where there is none, or one that we do not serve, such as several ranges: the whole is answered then
     * @throws UnsatisfiableException when nothing of the whole lies in it
     */
    static Optional<ByteRange> read(String header, long size) throws UnsatisfiableException {
        Matcher range = SINGLE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            return Optional.of(last(Long.parseLong(range.group(2)), size));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
            return Optional.empty();
        }
        return Optional.of(satisfiable(first, last, size));
    }

    private static ByteRange last(long bytes, long size) throws UnsatisfiableException {
        if (bytes == 0) {
            throw new UnsatisfiableException();
        }
        return satisfiable(Math.max(0, size - bytes), size - 1, size);
    }

    private static ByteRange satisfiable(long first, long last, long size) throws UnsatisfiableException {
        if (first >= size) {
            throw new UnsatisfiableException();
        }
        return new ByteRange(first, last);
    }

    long length() {
        return last - first + 1;
    }

    /** Nothing lies in the range. */
    static final class UnsatisfiableException extends Exception {}
}
