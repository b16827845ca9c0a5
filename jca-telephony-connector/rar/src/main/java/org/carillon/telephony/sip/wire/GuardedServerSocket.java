package org.carillon.telephony.sip.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Accepts connections within the limits; those beyond are closed at once. */
final class GuardedServerSocket extends ServerSocket {

    private final ConnectionLimits limits;

    GuardedServerSocket(int port, int backlog, InetAddress address, ConnectionLimits limits) throws IOException {
        super(port, backlog, address);
        this.limits = limits;
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            AcceptedSocket socket = new AcceptedSocket(limits);
            implAccept(socket);
            if (socket.isWelcome()) {
                return socket;
            }
            socket.close();
        }
    }
}
