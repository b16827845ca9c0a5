package org.carillon.telephony.asterisk;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.util.SocketConnectionFacade;

/** Keeps us logged in at the manager of one Asterisk: after a loss it logs in again, for ever. Thread-safe. */
final class ManagerLink implements AutoCloseable {

    /** An action unanswered for so long has failed. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(ManagerLink.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
    private static final Duration PING_PACE = Duration.ofSeconds(5);
    /** As we ping, such a silence means that the connection is dead. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final String EVENTS = "call,user";

    /** Hears of the link. Called on threads of the link; returns at once. */
    interface Listener {

        /** Logged in, for the first time or again. */
        void up();

        /** @param reason a sentence for people */
        void down(String reason);

        void event(ManagerEvent event);
    }

    private final AsteriskOptions options;
    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread keeper;
    private volatile Session session;
    private volatile String trouble = "not yet logged in";

    /** One log-in. */
    private final class Session {

        private final ManagerConnection connection;
        private final CountDownLatch lost = new CountDownLatch(1);

        Session() throws IOException, TimeoutException, AuthenticationFailedException {
            ManagerConnectionImpl fresh = new ManagerConnectionImpl() {
                @Override
                protected SocketConnectionFacade createSocket() throws IOException {
                    return ManagerSocket.connect(options, CONNECT_PATIENCE, SILENCE);
                }
            };
            fresh.setHostname(options.host());
            fresh.setPort(options.port());
            fresh.setUsername(options.user());
            fresh.setPassword(options.password());
            fresh.setDefaultResponseTimeout(PATIENCE.toMillis());
            fresh.registerUserEventClass(CarillonArrivalEvent.class);
            fresh.registerUserEventClass(CarillonTransferFailedEvent.class);
            fresh.addEventListener(this::hear);
            connection = fresh;
            fresh.login(EVENTS);
        }

        private void hear(ManagerEvent event) {
            if (event instanceof DisconnectEvent) {
                lost.countDown();
            } else if (session == this) {
                listener.event(event);
            }
        }

        /** So that a connection that is dead is noticed, and no box on the way forgets one that is quiet. */
        void ping() {
            try {
                connection.sendAction(new PingAction(), response -> {});
            } catch (IOException | IllegalStateException broken) {
                LOG.log(Level.DEBUG, "cannot ping the manager", broken);
            }
        }

        /** The library would log in again by itself, but slowly: every one is used once. */
        void end() {
            try {
                connection.logoff();
            } catch (IllegalStateException hasEnded) {
                LOG.log(Level.DEBUG, "nothing to log off", hasEnded);
            }
        }
    }

    /**
     * Begins to log in.
     *
     * @param name of the server, for thread names
     * @param timer nothing blocks it
     */
    ManagerLink(
            String name, AsteriskOptions options, Executor pool, ScheduledExecutorService timer, Listener listener) {
        this.options = options;
        this.pool = pool;
        this.timer = timer;
        this.listener = listener;
        this.keeper = new Thread(this::keep, "carillon-ami-" + name);
        keeper.setDaemon(true);
    }

    void start() {
        keeper.start();
    }

    private void keep() {
        try {
            do {
                Session next = logIn();
                if (next != null) {
                    listener.up();
                    while (!next.lost.await(PING_PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                        next.ping();
                    }
                    loseSession(next);
                }
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Session logIn() {
        try {
            Session next = new Session();
            session = next;
            trouble = "";
            return next;
        } catch (AuthenticationFailedException refused) {
            trouble("the manager refuses user " + options.user());
        } catch (TimeoutException silent) {
            trouble("the manager does not answer");
        } catch (IOException unreachable) {
            trouble("the manager cannot be reached");
        } catch (IllegalStateException interrupted) {
            trouble("the log-in at the manager was interrupted");
        }
        return null;
    }

    /** Logged once, however often it happens. */
    private void trouble(String reason) {
        if (!reason.equals(trouble)) {
            trouble = reason;
            LOG.log(Level.WARNING, "{0}: {1}", options, reason);
        }
    }

    private void loseSession(Session ended) {
        session = null;
        trouble = "the connection to the manager was lost";
        pool.execute(ended::end);
        if (closed.getCount() > 0) {
            listener.down(trouble);
        }
    }

    boolean isUp() {
        return session != null;
    }

    /** Why it is not up, or an empty string. */
    String trouble() {
        return trouble;
    }

    /**
     * Sends an action and returns at once.
     *
     * @param answer takes what the manager answers, or null where nothing came in time; exactly once
     * @throws IOException when nothing was sent
     */
    void send(ManagerAction action, Consumer<ManagerResponse> answer) throws IOException {
        Session now = session;
        if (now == null) {
            throw new IOException(trouble);
        }
        AtomicReference<Consumer<ManagerResponse>> once = new AtomicReference<>(answer);
        try {
            now.connection.sendAction(action, response -> tell(once, response));
        } catch (IllegalStateException | IllegalArgumentException notSent) {
            throw new IOException("the manager takes no actions now", notSent);
        }
        timer.schedule(() -> tell(once, null), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void tell(AtomicReference<Consumer<ManagerResponse>> once, ManagerResponse response) {
        Consumer<ManagerResponse> waiting = once.getAndSet(null);
        if (waiting != null) {
            waiting.accept(response);
        }
    }

    static boolean isSuccess(ManagerResponse response) {
        return response != null && !(response instanceof ManagerError);
    }

    /**
     * The unique ids of all channels. Waits for the answer.
     *
     * @throws IOException when there is none
     */
    Set<String> channels() throws IOException {
        Session now = session;
        if (now == null) {
            throw new IOException(trouble);
        }
        try {
            Set<String> ids = new HashSet<>();
            for (ResponseEvent event : now.connection
                    .sendEventGeneratingAction(new CoreShowChannelsAction(), PATIENCE.toMillis())
                    .getEvents()) {
                if (event instanceof CoreShowChannelEvent channel) {
                    ids.add(channel.getUniqueid());
                }
            }
            return ids;
        } catch (EventTimeoutException | IllegalStateException silent) {
            throw new IOException("the manager does not list its channels", silent);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        Session last = session;
        if (last != null) {
            last.lost.countDown();
        }
        keeper.interrupt();
        try {
            keeper.join(PAUSE.toMillis());
        } catch (InterruptedException stopNow) {
            Thread.currentThread().interrupt();
        }
        if (last != null) {
            session = null;
            last.end();
        }
    }
}
