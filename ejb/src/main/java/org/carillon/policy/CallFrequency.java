package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.session.CallsToCustomers;
import org.carillon.session.TelephonySession;

/**
 * At most so many calls to one customer in a period: of this requester where the requester sets it, of all requesters where the
 * operator or the customer does. All numbers of a person count together.
 */
@ApplicationScoped
public class CallFrequency extends SettingsPolicy<CallFrequency.Settings> {

    /** The policy's name. */
    public static final String NAME = "call-frequency";

    private static final int HIGHEST = 1_000;

    private CallsToCustomers calls;
    private Clock clock;

    protected CallFrequency() {}

    @Inject
    public CallFrequency(PolicySettings settings, CallsToCustomers calls, Clock clock) {
        super(Settings.class, settings);
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * @param max calls, 0 to 1000
     * @param hours length of the sliding period, 1 to 8784
     */
    public record Settings(Integer max, Integer hours) {

        Duration period() {
            return Duration.ofHours(hours);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "At most so many calls to one customer within a sliding period: the requester's own where a requester sets it,"
                        + " those of all requesters together where the operator or the customer does.",
                Set.of(PolicyOwner.Kind.values()),
                "{\"max\": 3, \"hours\": 24}");
    }

    @Override
    public void readAhead(List<TelephonySession> sessions) {
        List<TelephonySession> limited = sessions.stream()
                .filter(session -> all(session).findAny().isPresent())
                .toList();
        limited.stream()
                .flatMap(this::all)
                .map(Settings::period)
                .max(Duration::compareTo)
                .ifPresent(longest -> calls.readAhead(limited, clock.instant().minus(longest)));
    }

    @Override
    Optional<Decision> decide(PolicyOwner owner, Settings set, TelephonySession session) {
        String rule = "at most " + set.max() + " calls in " + set.hours() + " h";
        if (set.max() == 0) {
            return Optional.of(Decision.deny(NAME, owner, rule));
        }
        Instant now = clock.instant();
        String requester = owner.kind() == PolicyOwner.Kind.REQUESTER ? owner.id() : null;
        List<Instant> begun = calls.begunSince(session, requester, now.minus(set.period()), HIGHEST + 1);
        Decision decision = begun.size() < set.max()
                ? Decision.permit(NAME, owner, begun.size() + " of " + rule)
                : Decision.defer(
                        NAME,
                        owner,
                        begun.size() + " calls already, " + rule,
                        begun.get(begun.size() - set.max()).plus(set.period()));
        return Optional.of(decision.by("calls", begun.size()).by("max", set.max()));
    }

    @Override
    void check(PolicyOwner owner, Settings wanted) throws InvalidSettingsException {
        if (wanted.max() == null || wanted.max() < 0 || wanted.max() > HIGHEST) {
            throw new InvalidSettingsException("max: a number of calls from 0 to " + HIGHEST);
        }
        if (wanted.hours() == null || wanted.hours() < 1 || wanted.hours() > 8_784) {
            throw new InvalidSettingsException("hours: from 1 to 8784 (a year)");
        }
    }
}
