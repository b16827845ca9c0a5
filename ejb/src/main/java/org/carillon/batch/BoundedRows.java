package org.carillon.batch;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends with an exception when a row goes on and on. What the parser reads ahead counts for the row it is at. */
final class BoundedRows extends FilterReader {

    private static final int READ_AHEAD = 16_384;

    private int read;

    BoundedRows(Reader in) {
        super(in);
    }

    /** A row is longer than it may be. */
    static final class LongRowException extends IOException {
        LongRowException() {
            super("a row is too long");
        }
    }

    /** A row begins. */
    void begin() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        count(1);
        return super.read();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int characters = super.read(buffer, offset, length);
        count(characters);
        return characters;
    }

    private void count(int characters) throws LongRowException {
        read += Math.max(0, characters);
        if (read > BatchLimits.ROW + READ_AHEAD) {
            throw new LongRowException();
        }
    }
}
