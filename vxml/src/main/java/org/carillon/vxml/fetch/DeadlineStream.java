package org.carillon.vxml.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;

/** A socket's input, each read of which may take only as long as is left: a drip of bytes doesn't help. */
final class DeadlineStream extends FilterInputStream {

    private final Socket socket;
    private final Deadline deadline;

    DeadlineStream(Socket socket, Deadline deadline) throws IOException {
        super(socket.getInputStream());
        this.socket = socket;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        socket.setSoTimeout(deadline.millisLeft());
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        socket.setSoTimeout(deadline.millisLeft());
        return super.read(bytes, offset, length);
    }
}
