package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.carillon.session.TelephonySession;

/** A request that could not be met in time is not met at all: it expires. */
@ApplicationScoped
public class MaximumAge extends SettingsPolicy<MaximumAge.Settings> {

    /** The policy's name. */
    public static final String NAME = "maximum-age";

    private static final int LONGEST = 576_000;

    private Clock clock;

    protected MaximumAge() {}

    @Inject
    public MaximumAge(PolicySettings settings, Clock clock) {
        super(Settings.class, settings);
        this.clock = clock;
    }

    /**
     * @param minutes after the time for which the call was asked, 1 to 576000 (400 days)
     */
    public record Settings(Integer minutes) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "A request that is older than this, counted from when the call was wanted, expires instead of being called late.",
                Set.of(PolicyOwner.Kind.values()),
                "{\"minutes\": 120}");
    }

    /** The last instant at which the session may be called by what the parties have set; empty if none has set anything. */
    public Optional<Instant> latest(TelephonySession session) {
        return all(session).map(set -> end(set, session)).min(Instant::compareTo);
    }

    private static Instant end(Settings set, TelephonySession session) {
        Instant wanted = session.wantedAt() == null || session.wantedAt().isBefore(session.createdAt())
                ? session.createdAt()
                : session.wantedAt();
        return wanted.plus(Duration.ofMinutes(set.minutes()));
    }

    @Override
    Optional<Decision> decide(PolicyOwner owner, Settings set, TelephonySession session) {
        Instant end = end(set, session);
        String rule = set.minutes() + " minutes after it was wanted, at " + end;
        Decision decision = clock.instant().isBefore(end)
                ? Decision.permit(NAME, owner, "good until " + rule)
                : Decision.deny(NAME, owner, "too old since " + rule);
        return Optional.of(decision.by("minutes", set.minutes()).by("end", end));
    }

    @Override
    void check(PolicyOwner owner, Settings wanted) throws InvalidSettingsException {
        range("minutes", wanted.minutes(), 1, LONGEST);
    }
}
