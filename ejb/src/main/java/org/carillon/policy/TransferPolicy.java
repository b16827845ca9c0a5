package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.session.TelephonySession;
import org.carillon.vxml.platform.TransferRequest;

/**
 * Who may connect customers to third parties, and how far: what stands between an application and somebody else's telephone bill. The
 * operator allows and limits, in general and for single requesters; a requester can only be stricter with itself. Denied until
 * allowed.
 */
@ApplicationScoped
public class TransferPolicy implements Policy {

    /** The policy's name. */
    public static final String NAME = "transfers";

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);

    @Inject
    private PolicySettings settings;

    /**
     * What the operator sets.
     *
     * @param limits for every requester
     * @param requesters exceptions by requester
     * @param prices per minute, by the beginning of the address; the longest that fits counts
     * @param hosts whose SIP users the telephony servers know: {@code sip:user@host} is dialled as {@code sip:user}
     */
    public record Settings(
            TransferLimits limits,
            Map<String, TransferLimits> requesters,
            Map<String, BigDecimal> prices,
            List<String> hosts) {

        TransferLimits limitsOf(String requesterId) {
            TransferLimits general = limits == null ? TransferLimits.NOTHING_SAID : limits;
            TransferLimits single = requesters == null ? null : requesters.get(requesterId);
            return (single == null ? TransferLimits.NOTHING_SAID : single)
                    .or(general)
                    .or(TransferLimits.DEFAULT);
        }

        /** The price per minute; empty when the operator has prices, but none for this address. */
        Optional<BigDecimal> priceOf(String address) {
            PriceList list = new PriceList(prices);
            return list.isEmpty() ? Optional.of(BigDecimal.ZERO) : list.priceOf(address);
        }
    }

    /**
     * What the requester has used already.
     *
     * @param lastHour transfers begun within the last hour
     * @param now transfers that go on
     * @param spent in the last 24 hours, what goes on counted as far as it may go
     */
    public record Usage(long lastHour, long now, BigDecimal spent) {}

    /**
     * What is asked for.
     *
     * @param type of the transfer
     * @param price per minute of this destination; empty if it has none although others have
     * @param wanted how long the application wants at most; zero for as long as it may
     * @param usage what the requester has used already
     */
    record Case(TransferRequest.Type type, Optional<BigDecimal> price, Duration wanted, Usage usage) {}

    /**
     * The answer.
     *
     * @param decision permit or deny
     * @param longest how long the third party may stay connected, where permitted
     * @param pricePerMinute of this destination, where permitted
     */
    public record Answer(Decision decision, Duration longest, BigDecimal pricePerMinute) {

        public boolean permits() {
            return decision.result() == Decision.Result.PERMIT;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "Who may connect customers to third parties, of which kind, how long, how often and for how much; and what a minute costs"
                        + " by destination, for transfers and all other calls. Denied until the operator allows it; a requester can only"
                        + " narrow it for itself.",
                EnumSet.of(PolicyOwner.Kind.OPERATOR, PolicyOwner.Kind.REQUESTER),
                "{\"limits\": {\"allowed\": true, \"types\": [\"bridge\"], \"maxMinutes\": 30, \"perHour\": 20, \"simultaneous\": 2,"
                        + " \"spendPerDay\": 20}, \"prices\": {\"+\": 0.12, \"+1\": 0.02, \"sip:\": 0}, \"hosts\": [\"pbx.example\"]}");
    }

    /** Asked about transfers, not about sessions. */
    @Override
    public List<Decision> decide(TelephonySession session) {
        return List.of();
    }

    /** The hosts whose users may be reached. */
    public List<String> hosts() {
        List<String> hosts = operator().hosts();
        return hosts == null ? List.of() : hosts;
    }

    /** What minutes cost: of transfers, and of the calls to customers. */
    public PriceList prices() {
        return new PriceList(operator().prices());
    }

    /**
     * Whether the requester may have a customer transferred.
     *
     * @param wanted how long the application wants at most; zero for as long as it may
     */
    public Answer decide(String requesterId, TransferRequest.Type type, String address, Duration wanted, Usage usage) {
        PolicyOwner requester = PolicyOwner.requester(requesterId);
        Settings operator = operator();
        Case asked = new Case(type, operator.priceOf(address), wanted, usage);
        TransferLimits general = operator.limitsOf(requesterId);
        Answer answer = decide(PolicyOwner.OPERATOR, general, asked);
        Optional<TransferLimits> own = settings.of(requester, NAME, TransferLimits.class);
        return answer.permits() && own.isPresent() ? decide(requester, general.and(own.get()), asked) : answer;
    }

    static Answer decide(PolicyOwner owner, TransferLimits limits, Case asked) {
        Usage usage = asked.usage();
        if (!limits.allowed()) {
            return denied(owner, "transfers are not allowed");
        }
        if (!limits.permits(asked.type())) {
            return denied(owner, "transfers of type " + TransferLimits.word(asked.type()) + " are not allowed");
        }
        if (usage.lastHour() >= limits.perHour()) {
            return denied(
                    owner, usage.lastHour() + " transfers in the last hour, " + limits.perHour() + " are allowed");
        }
        if (usage.now() >= limits.simultaneous()) {
            return denied(owner, usage.now() + " transfers at this time, " + limits.simultaneous() + " are allowed");
        }
        if (asked.price().isEmpty()) {
            return denied(owner, "the destination has no price");
        }
        return withinBudget(owner, limits, asked);
    }

    private static Answer withinBudget(PolicyOwner owner, TransferLimits limits, Case asked) {
        Duration longest = Duration.ofMinutes(limits.maxMinutes());
        BigDecimal price = asked.price().orElseThrow();
        Duration affordable = affordable(limits.spendPerDay(), asked.usage().spent(), price);
        // a call that is handed over can't be ended by us: all that it might cost must be affordable
        boolean watched = asked.type() == TransferRequest.Type.BRIDGE;
        if (affordable.compareTo(watched ? SHORTEST : longest) < 0) {
            return denied(
                    owner,
                    asked.usage().spent().toPlainString() + " spent in the last 24 hours, "
                            + limits.spendPerDay().toPlainString() + " are allowed");
        }
        longest = shorter(longest, affordable);
        if (watched && !asked.wanted().isZero()) {
            longest = shorter(longest, asked.wanted());
        }
        return new Answer(Decision.permit(NAME, owner, limits.toString()), longest, price);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration affordable(BigDecimal budget, BigDecimal spent, BigDecimal price) {
        if (budget == null || price.signum() == 0) {
            return Duration.ofDays(365);
        }
        BigDecimal left = budget.subtract(spent).max(BigDecimal.ZERO);
        BigDecimal millis = left.multiply(MILLIS_PER_MINUTE).divide(price, 0, RoundingMode.DOWN);
        return Duration.ofMillis(
                millis.min(BigDecimal.valueOf(Duration.ofDays(365).toMillis())).longValueExact());
    }

    private static Answer denied(PolicyOwner owner, String reason) {
        return new Answer(Decision.deny(NAME, owner, reason), Duration.ZERO, BigDecimal.ZERO);
    }

    private Settings operator() {
        return settings.of(PolicyOwner.OPERATOR, NAME, Settings.class).orElse(new Settings(null, null, null, null));
    }

    @Override
    public void validate(PolicyOwner owner, String json) throws InvalidSettingsException {
        switch (owner.kind()) {
            case OPERATOR -> validate(PolicySettings.read(json, Settings.class));
            case REQUESTER -> PolicySettings.read(json, TransferLimits.class).validate();
            case CUSTOMER -> throw new InvalidSettingsException("transfers are not a customer's to set");
        }
    }

    static void validate(Settings wanted) throws InvalidSettingsException {
        if (wanted.limits() != null) {
            wanted.limits().validate();
        }
        if (wanted.requesters() != null) {
            for (Map.Entry<String, TransferLimits> single : wanted.requesters().entrySet()) {
                if (single.getValue() == null) {
                    throw new InvalidSettingsException("requesters: " + single.getKey() + " has no limits");
                }
                single.getValue().validate();
            }
        }
        for (String host : wanted.hosts() == null ? List.<String>of() : wanted.hosts()) {
            if (!host.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")) {
                throw new InvalidSettingsException("hosts: " + host + " is no host name");
            }
        }
        prices(wanted.prices() == null ? Map.of() : wanted.prices());
    }

    private static void prices(Map<String, BigDecimal> prices) throws InvalidSettingsException {
        for (Map.Entry<String, BigDecimal> price : prices.entrySet()) {
            if (!price.getKey().matches(Destinations.BEGINNING)) {
                throw new InvalidSettingsException(
                        "prices: " + price.getKey() + " is no beginning of a number or sip: user");
            }
            if (price.getValue() == null) {
                throw new InvalidSettingsException("prices: " + price.getKey() + " has no price");
            }
            TransferLimits.money("prices", price.getValue());
        }
    }
}
