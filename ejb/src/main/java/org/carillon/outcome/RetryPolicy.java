package org.carillon.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.carillon.session.TelephonySession;
import org.carillon.telephony.Disposition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether and when a call that did not come about is tried again. */
@ApplicationScoped
public class RetryPolicy {

    @Inject
    @ConfigProperty(name = "carillon.retry.busy-seconds", defaultValue = "300")
    private long busySeconds;

    @Inject
    @ConfigProperty(name = "carillon.retry.no-answer-seconds", defaultValue = "1800")
    private long noAnswerSeconds;

    @Inject
    @ConfigProperty(name = "carillon.retry.congestion-seconds", defaultValue = "30")
    private long congestionSeconds;

    /** The wait before the next attempt; empty when this one was the last. Declined is final. */
    public Optional<Duration> waitBeforeNext(TelephonySession session, Disposition disposition) {
        if (!session.hasAttemptsLeft() || session.cancelRequested()) {
            return Optional.empty();
        }
        return switch (disposition) {
            case BUSY -> Optional.of(Duration.ofSeconds(busySeconds));
            case NO_ANSWER -> Optional.of(Duration.ofSeconds(noAnswerSeconds));
            case CONGESTION -> Optional.of(Duration.ofSeconds(congestionSeconds));
            default -> Optional.empty();
        };
    }
}
