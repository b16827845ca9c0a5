package org.carillon.it.phone.sip;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Finds the transaction that a message belongs to (RFC 3261 section 17). Everything runs on the phone's one thread. */
public final class TransactionLayer implements AutoCloseable {

    /** Whom new requests are given to. */
    public interface User {

        /** A request that begins a transaction. */
        void requested(ServerTransaction transaction, Flow flow);

        /** The acknowledgement of a 2xx. */
        void acknowledged(SipMessage ack);
    }

    private static final long REMEMBERED_SECONDS = 32;

    private final ScheduledExecutorService thread;
    private final User user;
    private final SipTransports transports;
    private final Map<String, ServerTransaction> incoming = new HashMap<>();
    private final Map<String, ClientTransaction> outgoing = new HashMap<>();
    private volatile boolean deaf;

    /**
     * Binds UDP and TCP.
     *
     * @param port 0 for any free one
     */
    public TransactionLayer(String host, int port, ScheduledExecutorService thread, User user) throws IOException {
        this.thread = thread;
        this.user = user;
        transports = new SipTransports(host, port, (message, flow) -> thread.execute(() -> receive(message, flow)));
    }

    public int port() {
        return transports.port();
    }

    /** From now on everything that comes in is lost, or not any more. */
    public void deaf(boolean isDeaf) {
        deaf = isDeaf;
    }

    public Flow flowTo(SipUri uri) {
        return transports.to(uri.address(), uri.tcp());
    }

    /** Sends a request and hears its responses. */
    public void send(SipMessage request, Flow flow, Consumer<SipMessage> responses) {
        String key = request.branch() + request.method();
        outgoing.put(key, new ClientTransaction(request, flow, thread, responses));
        thread.schedule(() -> outgoing.remove(key), 2 * REMEMBERED_SECONDS, TimeUnit.SECONDS);
    }

    private void receive(SipMessage message, Flow flow) {
        if (deaf) {
            return;
        }
        if (!message.isRequest()) {
            ClientTransaction transaction = outgoing.get(message.branch() + message.method());
            if (transaction != null) {
                transaction.receive(message);
            }
        } else if (message.method().equals("ACK")) {
            acknowledged(message);
        } else {
            requested(message, flow);
        }
    }

    /** A refusal is acknowledged within its transaction, a 2xx outside of it (section 17.1.1.3). */
    private void acknowledged(SipMessage ack) {
        ServerTransaction invite = incoming.get(ack.branch() + "INVITE");
        if (invite != null) {
            invite.acknowledged();
        } else {
            user.acknowledged(ack);
        }
    }

    private void requested(SipMessage request, Flow flow) {
        String key = request.branch() + request.method();
        ServerTransaction known = incoming.get(key);
        if (known != null) {
            known.repeated();
            return;
        }
        ServerTransaction transaction = new ServerTransaction(request, flow, thread);
        incoming.put(key, transaction);
        transaction.whenAnswered(
                () -> thread.schedule(() -> incoming.remove(key), REMEMBERED_SECONDS, TimeUnit.SECONDS));
        user.requested(transaction, flow);
    }

    @Override
    public void close() throws IOException {
        transports.close();
    }
}
