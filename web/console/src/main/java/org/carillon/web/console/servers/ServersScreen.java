package org.carillon.web.console.servers;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.carillon.dispatch.Telephony;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.TelephonyConnectionFactory;

/** servers.xhtml: the telephony servers as this node sees them. */
@Named("servers")
@RequestScoped
public class ServersScreen {

    @Resource(lookup = Telephony.FACTORY)
    private TelephonyConnectionFactory telephony;

    /** All servers in their configured order, as they are now. */
    public List<ServerStatus> getAll() {
        return telephony.servers();
    }

    /** Channels in use on all servers. */
    public int getInUse() {
        return getAll().stream().mapToInt(ServerStatus::inUse).sum();
    }

    /** Channels of all servers that are not down. */
    public int getCapacity() {
        return getAll().stream()
                .filter(server -> server.availability() != ServerStatus.Availability.DOWN)
                .mapToInt(ServerStatus::capacity)
                .sum();
    }

    /** Calls placed per second over the last minute. */
    public String callsPerSecond(ServerStatus server) {
        return String.format(Locale.ROOT, "%.1f", server.statistics().setUpsPerSecond());
    }

    /** Calls refused before ringing over the last minute. */
    public String refusedPerMinute(ServerStatus server) {
        return String.format(Locale.ROOT, "%.0f", server.statistics().failuresPerMinute());
    }

    /** The answer-seizure ratio in per cent, or a dash. */
    public String answered(ServerStatus server) {
        double ratio = server.statistics().answerSeizureRatio();
        return Double.isNaN(ratio) ? "\u2013" : String.format(Locale.ROOT, "%.0f %%", ratio * 100);
    }

    /** Of the last probe in milliseconds, or a dash. */
    public String roundTrip(ServerStatus server) {
        long micros = server.statistics().roundTrip().toNanos() / 1_000;
        return micros == 0 ? "\u2013" : String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
    }
}
