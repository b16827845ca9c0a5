package org.carillon.telephony;

import java.time.Duration;
import java.util.Objects;

/**
 * How a telephony server has been doing over the last minute; the ratio over the last calls.
 *
 * @param setUpsPerSecond calls placed per second
 * @param failuresPerMinute calls that the server or the network refused before ringing
 * @param answerSeizureRatio answered calls by placed calls (ITU-T E.425), 0 to 1; NaN while none has ended
 * @param roundTrip of the last probe that was answered; zero while there was none
 */
public record ServerStatistics(
        double setUpsPerSecond, double failuresPerMinute, double answerSeizureRatio, Duration roundTrip) {

    /** Of a server that nothing is known of yet. */
    public static final ServerStatistics NONE = new ServerStatistics(0, 0, Double.NaN, Duration.ZERO);

    public ServerStatistics {
        Objects.requireNonNull(roundTrip);
    }
}
