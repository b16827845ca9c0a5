package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.policy.PolicyCheck.Stage;
import org.carillon.policy.PolicyOwner.Kind;
import org.carillon.session.TelephonySession;

/** At most so many calls of a requester at one time. */
@ApplicationScoped
public class Concurrency extends SettingsPolicy<Concurrency.Settings> {

    /** The policy's name. */
    public static final String NAME = "concurrency";

    private static final int HIGHEST = 100_000;
    /** When a call may have ended, it is tried again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private LiveCalls live;
    private Clock clock;

    protected Concurrency() {}

    @Inject
    public Concurrency(PolicySettings settings, LiveCalls live, Clock clock) {
        super(Settings.class, settings);
        this.live = live;
        this.clock = clock;
    }

    /**
     * @param max calls at one time, 0 to 100000: of each requester where the operator sets it; null for any number
     * @param requesters the operator's exceptions, by requester
     */
    public record Settings(Integer max, Map<String, Integer> requesters) {

        Integer maxOf(String requester) {
            Integer own = requesters == null ? null : requesters.get(requester);
            return own == null ? max : own;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "At most so many calls of one requester at one time; what is over it waits. Where all nodes together must keep to"
                        + " shares of the servers, use load management instead.",
                EnumSet.of(Kind.OPERATOR, Kind.REQUESTER),
                "{\"max\": 10}");
    }

    /** Before it is to be called nobody knows how many calls there will be. */
    @Override
    public Set<Stage> stages() {
        return EnumSet.of(Stage.DIAL);
    }

    @Override
    public void readAhead(List<TelephonySession> sessions) {
        List<String> limited = sessions.stream()
                .filter(session -> all(session).anyMatch(set -> set.maxOf(session.requesterId()) != null))
                .map(TelephonySession::requesterId)
                .distinct()
                .toList();
        if (!limited.isEmpty()) {
            live.readAhead(limited);
        }
    }

    @Override
    Optional<Decision> decide(PolicyOwner owner, Settings set, TelephonySession session) {
        Integer max = set.maxOf(session.requesterId());
        return max == null
                ? Optional.empty()
                : Optional.of(decide(owner, max, live.of(session.requesterId()).calls()));
    }

    private Decision decide(PolicyOwner owner, int max, long calls) {
        String rule = "at most " + max + " calls at one time";
        Decision decision;
        if (max == 0) {
            decision = Decision.deny(NAME, owner, rule);
        } else if (calls < max) {
            decision = Decision.permit(NAME, owner, calls + " calls, " + rule);
        } else {
            decision = Decision.defer(
                    NAME,
                    owner,
                    calls + " calls already, " + rule,
                    clock.instant().plus(PATIENCE));
        }
        return decision.by("calls", calls).by("max", max);
    }

    @Override
    void check(PolicyOwner owner, Settings wanted) throws InvalidSettingsException {
        if (wanted.requesters() != null && owner.kind() != Kind.OPERATOR) {
            throw new InvalidSettingsException("requesters: exceptions are the operator's to make");
        }
        if (wanted.max() == null && wanted.requesters() == null) {
            throw new InvalidSettingsException("max is missing: a number of calls from 0 to " + HIGHEST);
        }
        if (wanted.max() != null) {
            range("max", wanted.max(), 0, HIGHEST);
        }
        for (Integer max : wanted.requesters() == null
                ? List.<Integer>of()
                : wanted.requesters().values()) {
            range("requesters", max, 0, HIGHEST);
        }
    }
}
