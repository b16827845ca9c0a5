package org.carillon.mail.smtp;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** Decides about new connections: not before somebody takes mail, not too many in all, not too many from one address. */
final class Greeter implements SessionHandler {

    private final SmtpSettings settings;
    private final BooleanSupplier ready;
    private final Map<InetAddress, Integer> connections = new HashMap<>();
    private int total;

    Greeter(SmtpSettings settings, BooleanSupplier ready) {
        this.settings = settings;
        this.ready = ready;
    }

    @Override
    public SessionAcceptance accept(Session session) {
        if (!ready.getAsBoolean()) {
            return SessionAcceptance.failure(421, "4.3.2 The service is not ready yet, try again");
        }
        return count(session.getSocket().getInetAddress());
    }

    private synchronized SessionAcceptance count(InetAddress address) {
        if (total >= settings.maxConnections()) {
            return SessionAcceptance.failure(421, "4.7.0 Too many connections, try again");
        }
        if (connections.getOrDefault(address, 0) >= settings.maxConnectionsPerAddress()) {
            return SessionAcceptance.failure(421, "4.7.0 Too many connections from your address, try again");
        }
        total++;
        connections.merge(address, 1, Integer::sum);
        return SessionAcceptance.success();
    }

    @Override
    public synchronized void onSessionEnd(Session session) {
        total--;
        connections.computeIfPresent(
                session.getSocket().getInetAddress(), (address, count) -> count == 1 ? null : count - 1);
    }
}
