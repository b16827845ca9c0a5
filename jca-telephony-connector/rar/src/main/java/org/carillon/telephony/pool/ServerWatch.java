package org.carillon.telephony.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.carillon.telephony.ServerStatus;

/** Probes every server at a fixed pace, and tells when one becomes available, is degraded or goes down. */
public final class ServerWatch implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ServerWatch.class.getName());

    private final TelephonyServers servers;
    private final Consumer<ServerStatus> changes;
    private final ScheduledFuture<?> pulse;

    /**
     * Begins at once.
     *
     * @param timer where the pace comes from; nothing blocks it
     * @param pace the time between two probes of a server
     * @param changes hears of every change, and of every server's first state; must return at once
     */
    public ServerWatch(
            TelephonyServers servers, ScheduledExecutorService timer, Duration pace, Consumer<ServerStatus> changes) {
        this.servers = servers;
        this.changes = changes;
        servers.all().forEach(server -> server.driver().onLoss(why -> tellIf(server.connectionLost(why), server)));
        this.pulse = timer.scheduleAtFixedRate(this::probeAll, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void probeAll() {
        servers.all().forEach(this::probe);
    }

    private void probe(TelephonyServer server) {
        long asked = System.nanoTime();
        try {
            server.driver().probe(new ServerDriver.ProbeListener() {
                @Override
                public void answered() {
                    tellIf(server.probeAnswered(Duration.ofNanos(System.nanoTime() - asked)), server);
                }

                @Override
                public void failed(String reason) {
                    tellIf(server.probeFailed(reason), server);
                }
            });
        } catch (RuntimeException surprise) {
            LOG.log(Level.ERROR, "cannot probe server " + server.name(), surprise);
            tellIf(server.probeFailed("cannot be probed"), server);
        }
    }

    private void tellIf(boolean changed, TelephonyServer server) {
        if (changed) {
            ServerStatus status = server.status();
            LOG.log(Level.INFO, "server {0} is {1} {2}", status.name(), status.availability(), status.reason());
            changes.accept(status);
        }
    }

    @Override
    public void close() {
        pulse.cancel(false);
    }
}
