package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.policy.PolicyCheck.Stage;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** The same requester does not tell the same customer the same thing twice within a period. */
@ApplicationScoped
public class Duplicates extends SettingsPolicy<Duplicates.Settings> {

    /** The policy's name. */
    public static final String NAME = "duplicates";

    private static final int LONGEST = 527_040;

    private Sessions sessions;
    private Clock clock;

    protected Duplicates() {}

    @Inject
    public Duplicates(PolicySettings settings, Sessions sessions, Clock clock) {
        super(Settings.class, settings);
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * @param minutes length of the period, 1 to 527040 (366 days)
     */
    public record Settings(Integer minutes) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "A request is refused when the same requester has asked for the same application, with the same parameters, for"
                        + " the same customer within the period, and that request was not refused or canceled.",
                Set.of(PolicyOwner.Kind.values()),
                "{\"minutes\": 60}");
    }

    /** What came first does not change later. */
    @Override
    public Set<Stage> stages() {
        return EnumSet.of(Stage.INTAKE);
    }

    @Override
    Optional<Decision> decide(PolicyOwner owner, Settings set, TelephonySession session) {
        Duration period = Duration.ofMinutes(set.minutes());
        return Optional.of(sessions.sameBefore(session, clock.instant().minus(period))
                .map(earlier -> Decision.deny(NAME, owner, "the same was asked for by session " + earlier)
                        .by("earlier", earlier))
                .orElseGet(() -> Decision.permit(NAME, owner, "asked for once in " + set.minutes() + " minutes")));
    }

    @Override
    void check(PolicyOwner owner, Settings wanted) throws InvalidSettingsException {
        range("minutes", wanted.minutes(), 1, LONGEST);
    }
}
