package org.carillon.batch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an exception when more bytes come than may. */
final class BoundedStream extends FilterInputStream {

    private long left;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    /** More bytes came than may. */
    static final class OverflowException extends IOException {
        OverflowException() {
            super("too many bytes");
        }
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws OverflowException {
        left -= Math.max(0, read);
        if (left < 0) {
            throw new OverflowException();
        }
    }
}
