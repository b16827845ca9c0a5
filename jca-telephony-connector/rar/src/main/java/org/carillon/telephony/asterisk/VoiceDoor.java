package org.carillon.telephony.asterisk;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Where Asterisk brings the voice of calls: lets in who names a call that expects it, one time, and hands the connection to the call.
 * Whoever does not name one soon is shown out, and there are never many who have not. One thread of its own; thread-safe.
 */
final class VoiceDoor implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(3);
    static final int MAX_WAITING = 256;

    private static final Logger LOG = System.getLogger(VoiceDoor.class.getName());
    private static final int BACKLOG = 512;
    /** Low delay matters more than anything: a second of voice is 16 KB. */
    private static final int SEND_BUFFER_BYTES = 32_768;

    private final Map<UUID, Consumer<VoiceLine>> expected = new ConcurrentHashMap<>();
    private final String password;
    private final LongSupplier nanoClock;
    private final Selector selector;
    private final ServerSocketChannel entrance;
    private final Thread porter;
    private volatile boolean closed;

    /** Who has connected and not yet said for which call. */
    private static final class Visitor {
        private final ByteBuffer said = ByteBuffer.allocate(VoiceGreeting.MAX_BYTES);
        private final long deadline;

        Visitor(long deadline) {
            this.deadline = deadline;
        }
    }

    /**
     * Opens at once.
     *
     * @param password that a WebSocket must tell, or an empty string
     * @param nanoClock as {@link System#nanoTime()}
     * @throws IOException when the address cannot be had
     */
    VoiceDoor(InetSocketAddress address, String password, LongSupplier nanoClock) throws IOException {
        this.password = password;
        this.nanoClock = nanoClock;
        this.selector = Selector.open();
        this.entrance = ServerSocketChannel.open();
        try {
            entrance.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            entrance.bind(address, BACKLOG);
            entrance.configureBlocking(false);
            entrance.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException taken) {
            entrance.close();
            selector.close();
            throw taken;
        }
        porter = new Thread(this::run, "carillon-voice-door");
        porter.setDaemon(true);
        porter.start();
    }

    int port() {
        return entrance.socket().getLocalPort();
    }

    /** From now on the call is expected, until its line has come. */
    void expect(UUID call, Consumer<VoiceLine> taker) {
        expected.put(call, taker);
    }

    void forget(UUID call) {
        expected.remove(call);
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(PATIENCE.toMillis() / 4);
                selector.selectedKeys().forEach(this::serve);
                selector.selectedKeys().clear();
                showOutTheSilent();
            } catch (IOException | RuntimeException surprise) {
                LOG.log(Level.ERROR, "the door for voice stumbled", surprise);
            }
        }
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            admit();
        } else {
            listen(key, (SocketChannel) key.channel(), (Visitor) key.attachment());
        }
    }

    private void admit() {
        try {
            SocketChannel visitor = entrance.accept();
            if (visitor == null) {
                return;
            }
            if (selector.keys().size() > MAX_WAITING) {
                visitor.close();
                return;
            }
            visitor.configureBlocking(false);
            visitor.setOption(StandardSocketOptions.TCP_NODELAY, true);
            visitor.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            visitor.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            visitor.register(selector, SelectionKey.OP_READ, new Visitor(nanoClock.getAsLong() + PATIENCE.toNanos()));
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "a voice connection was gone at once", gone);
        }
    }

    private void listen(SelectionKey key, SocketChannel channel, Visitor visitor) {
        try {
            int count = channel.read(visitor.said);
            visitor.said.flip();
            VoiceGreeting greeting = VoiceGreeting.read(visitor.said, password);
            if (greeting != null) {
                key.cancel();
                answer(greeting, channel, visitor.said);
            } else if (count < 0) {
                channel.close();
            } else {
                visitor.said.compact();
            }
        } catch (IOException gone) {
            showOut(channel);
        }
    }

    private void answer(VoiceGreeting greeting, SocketChannel channel, ByteBuffer early) throws IOException {
        Consumer<VoiceLine> taker = greeting.isWellFormed() ? expected.remove(greeting.call()) : null;
        if (taker == null) {
            LOG.log(Level.DEBUG, "refused a voice connection of {0}", channel.getRemoteAddress());
            channel.write(greeting.refusal());
            channel.close();
            return;
        }
        channel.write(greeting.welcome());
        VoiceLine line = greeting.line(channel);
        line.begin(early);
        taker.accept(line);
    }

    private void showOutTheSilent() {
        long now = nanoClock.getAsLong();
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Visitor visitor && now - visitor.deadline > 0 && key.isValid()) {
                showOut((SocketChannel) key.channel());
            }
        }
    }

    private static void showOut(SocketChannel visitor) {
        try {
            visitor.close();
        } catch (IOException cause) {
            LOG.log(Level.DEBUG, "a voice connection did not close", cause);
        }
    }

    /** Shows out who has not named a call; the lines of calls are theirs. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            porter.join(PATIENCE.toMillis());
        } catch (InterruptedException stopNow) {
            Thread.currentThread().interrupt();
        }
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException cause) {
            LOG.log(Level.WARNING, "the door for voice did not close", cause);
        }
    }
}
