package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/**
 * At most so many calls to one customer in a period: of this requester where the requester sets it, of all requesters where the
 * operator or the customer does.
 */
@ApplicationScoped
public class CallFrequency implements Policy {

    /** The policy's name. */
    public static final String NAME = "call-frequency";

    private static final int HIGHEST = 1_000;

    @Inject
    private PolicySettings settings;

    @Inject
    private Sessions sessions;

    @Inject
    private Clock clock;

    /**
     * @param max calls, 0 to 1000
     * @param hours length of the sliding period, 1 to 8784
     */
    public record Settings(Integer max, Integer hours) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Decision> decide(TelephonySession session) {
        List<Decision> decisions = new ArrayList<>();
        for (PolicyOwner owner : PolicyCheck.partiesOf(session)) {
            settings.of(owner, NAME, Settings.class)
                    .map(limit -> decide(owner, limit, session))
                    .ifPresent(decisions::add);
        }
        if (decisions.isEmpty()) {
            decisions.add(Decision.permit(NAME, PolicyOwner.OPERATOR, "no limit is set"));
        }
        return decisions;
    }

    private Decision decide(PolicyOwner owner, Settings limit, TelephonySession session) {
        String rule = "at most " + limit.max() + " calls in " + limit.hours() + " h";
        if (limit.max() == 0) {
            return Decision.deny(NAME, owner, rule);
        }
        Duration period = Duration.ofHours(limit.hours());
        Instant now = clock.instant();
        String requester = owner.kind() == PolicyOwner.Kind.REQUESTER ? owner.id() : null;
        List<Instant> calls = sessions.callsTo(session.address().text(), requester, now.minus(period), HIGHEST + 1);
        if (calls.size() < limit.max()) {
            return Decision.permit(NAME, owner, calls.size() + " of " + rule);
        }
        Instant next = calls.get(calls.size() - limit.max()).plus(period);
        return Decision.defer(NAME, owner, calls.size() + " calls already, " + rule, next);
    }

    @Override
    public void validate(PolicyOwner owner, String json) throws InvalidSettingsException {
        Settings wanted = PolicySettings.read(json, Settings.class);
        if (wanted.max() == null || wanted.max() < 0 || wanted.max() > HIGHEST) {
            throw new InvalidSettingsException("max: a number of calls from 0 to " + HIGHEST);
        }
        if (wanted.hours() == null || wanted.hours() < 1 || wanted.hours() > 8_784) {
            throw new InvalidSettingsException("hours: from 1 to 8784 (a year)");
        }
    }
}
