package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.customer.Customers;
import org.carillon.customer.DoNotCall;
import org.carillon.session.TelephonySession;

/**
 * What a customer said or keyed about future calls, handed over by the application as exit values. Needs the caller's transaction.
 *
 * <p>{@code stopCalls} is true (no calls of this requester), {@code "everybody"} (no calls at all), or a number of days without calls of
 * anybody. {@code callHours} is {@code "09:00-17:00"}, or {@code "any"} to take that back.
 */
@ApplicationScoped
public class SpokenWishes {

    /** The exit value for no more calls. */
    public static final String STOP_CALLS = "stopCalls";

    /** The exit value for the hours in which calls are welcome. */
    public static final String CALL_HOURS = "callHours";

    private static final Pattern HOURS = Pattern.compile("([0-2][0-9]:[0-5][0-9])-([0-2][0-9]:[0-5][0-9])");
    private static final int MOST_DAYS = 3_650;

    private Customers customers;
    private PolicySettings settings;
    private Clock clock;

    protected SpokenWishes() {}

    @Inject
    public SpokenWishes(Customers customers, PolicySettings settings, Clock clock) {
        this.customers = customers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Keeps them.
     *
     * @throws InvalidSettingsException with what was not understood; the other wishes are kept
     */
    public void keep(TelephonySession session, Map<String, Object> exitValues) throws InvalidSettingsException {
        stopCalls(session, exitValues.get(STOP_CALLS));
        callHours(session, exitValues.get(CALL_HOURS));
    }

    private void stopCalls(TelephonySession session, Object wish) throws InvalidSettingsException {
        String reason = "said so on the telephone, session " + session.id();
        if (Boolean.TRUE.equals(wish)) {
            customers.wantsNoCalls(session.callee(), session.requesterId(), reason);
        } else if ("everybody".equals(wish)) {
            customers.wantsNoCalls(session.callee(), DoNotCall.ANYBODY, reason);
        } else if (wish instanceof Number days && days.intValue() >= 1 && days.intValue() <= MOST_DAYS) {
            Instant end = clock.instant().plus(Duration.ofDays(days.intValue()));
            customers.wantsNoCalls(session.callee(), DoNotCall.ANYBODY, reason, end);
        } else if (wish != null && !Boolean.FALSE.equals(wish)) {
            throw new InvalidSettingsException(STOP_CALLS + " is none of true, everybody and a number of days");
        }
    }

    private void callHours(TelephonySession session, Object wish) throws InvalidSettingsException {
        PolicyOwner customer = PolicyOwner.customer(session.callee().text());
        if ("any".equals(wish)) {
            settings.clear(customer, CallingHours.NAME);
        } else if (wish != null) {
            Matcher hours = HOURS.matcher(String.valueOf(wish));
            if (!hours.matches()) {
                throw new InvalidSettingsException(CALL_HOURS + " is not like 09:00-17:00");
            }
            settings.set(
                    customer,
                    CallingHours.NAME,
                    "{\"from\":\"" + hours.group(1) + "\",\"to\":\"" + hours.group(2) + "\"}",
                    "customer by telephone");
        }
    }
}
