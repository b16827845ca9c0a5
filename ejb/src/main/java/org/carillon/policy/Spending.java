package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.policy.PolicyOwner.Kind;
import org.carillon.policy.SpendingLedger.Spent;
import org.carillon.session.TelephonySession;

/** What the calls of a requester may cost within a day, by the operator's {@link PriceList}. */
@ApplicationScoped
public class Spending extends SettingsPolicy<Spending.Settings> {

    /** The policy's name. */
    public static final String NAME = "spending";

    private static final Duration DAY = Duration.ofHours(24);
    private static final int STANDARD_MINUTES = 5;
    private static final int MOST_MINUTES = 1_440;

    private TransferPolicy prices;
    private SpendingLedger ledger;
    private LiveCalls live;
    private Clock clock;

    protected Spending() {}

    @Inject
    public Spending(
            PolicySettings settings, TransferPolicy prices, SpendingLedger ledger, LiveCalls live, Clock clock) {
        super(Settings.class, settings);
        this.prices = prices;
        this.ledger = ledger;
        this.live = live;
        this.clock = clock;
    }

    /**
     * @param perDay what calls may cost within 24 hours, in the unit of the prices: of each requester where the operator sets it;
     *     null for any amount
     * @param reservedMinutes as many minutes as each call that goes on or begins is counted with; 1 to 1440, null for 5
     * @param requesters the operator's exceptions: amounts by requester
     */
    public record Settings(BigDecimal perDay, Integer reservedMinutes, Map<String, BigDecimal> requesters) {

        BigDecimal perDayOf(String requester) {
            BigDecimal own = requesters == null ? null : requesters.get(requester);
            return own == null ? perDay : own;
        }

        BigDecimal reserved(BigDecimal perMinute) {
            return perMinute.multiply(BigDecimal.valueOf(reservedMinutes == null ? STANDARD_MINUTES : reservedMinutes));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "What the calls of one requester may cost within 24 hours by the operator's price list. A call that goes on or begins"
                        + " counts with some minutes reserved for it.",
                EnumSet.of(Kind.OPERATOR, Kind.REQUESTER),
                "{\"perDay\": 50, \"reservedMinutes\": 5}");
    }

    @Override
    public void readAhead(List<TelephonySession> sessions) {
        List<String> limited = sessions.stream()
                .filter(session -> all(session).anyMatch(set -> set.perDayOf(session.requesterId()) != null))
                .map(TelephonySession::requesterId)
                .distinct()
                .toList();
        if (!limited.isEmpty()) {
            live.readAhead(limited);
            ledger.readAhead(limited, clock.instant().minus(DAY));
        }
    }

    @Override
    Optional<Decision> decide(PolicyOwner owner, Settings set, TelephonySession session) {
        BigDecimal limit = set.perDayOf(session.requesterId());
        if (limit == null) {
            return Optional.empty();
        }
        Optional<BigDecimal> price = prices.prices().perMinute(session.callee().text());
        return Optional.of(
                price.isEmpty()
                        ? Decision.deny(NAME, owner, "the destination has no price")
                        : decide(owner, limit, set, price.get(), session.requesterId()));
    }

    private Decision decide(PolicyOwner owner, BigDecimal limit, Settings set, BigDecimal price, String requester) {
        List<Spent> hours = ledger.since(requester, clock.instant().minus(DAY));
        BigDecimal begun = set.reserved(live.of(requester).pricePerMinute());
        BigDecimal spent = hours.stream().map(Spent::amount).reduce(begun, BigDecimal::add);
        BigDecimal needed = set.reserved(price);
        String rule =
                spent.toPlainString() + " spent or reserved in 24 hours, " + limit.toPlainString() + " are allowed";
        Decision decision;
        if (spent.add(needed).compareTo(limit) <= 0) {
            decision = Decision.permit(NAME, owner, rule);
        } else if (needed.compareTo(limit) > 0) {
            decision = Decision.deny(NAME, owner, "a call costs more than the " + limit.toPlainString() + " allowed");
        } else {
            decision = Decision.defer(NAME, owner, rule, affordable(hours, begun.add(needed), limit));
        }
        return decision.by("spent", spent.toPlainString())
                .by("pricePerMinute", price.toPlainString())
                .by("perDay", limit.toPlainString());
    }

    /** When enough of what was spent is a day old; an hour from now where it is what goes on. */
    private Instant affordable(List<Spent> hours, BigDecimal needed, BigDecimal limit) {
        BigDecimal left = hours.stream().map(Spent::amount).reduce(needed, BigDecimal::add);
        for (Spent hour : hours) {
            left = left.subtract(hour.amount());
            if (left.compareTo(limit) <= 0) {
                return hour.hour().plus(DAY).plus(Duration.ofHours(1));
            }
        }
        return clock.instant().plus(Duration.ofHours(1));
    }

    @Override
    void check(PolicyOwner owner, Settings wanted) throws InvalidSettingsException {
        if (wanted.requesters() != null && owner.kind() != Kind.OPERATOR) {
            throw new InvalidSettingsException("requesters: exceptions are the operator's to make");
        }
        if (wanted.perDay() == null && wanted.requesters() == null) {
            throw new InvalidSettingsException("perDay is missing: an amount");
        }
        TransferLimits.money("perDay", wanted.perDay());
        for (BigDecimal amount : wanted.requesters() == null
                ? List.<BigDecimal>of()
                : wanted.requesters().values()) {
            TransferLimits.money("requesters", amount);
        }
        if (wanted.reservedMinutes() != null) {
            range("reservedMinutes", wanted.reservedMinutes(), 1, MOST_MINUTES);
        }
    }
}
