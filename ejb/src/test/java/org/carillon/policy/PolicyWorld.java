package org.carillon.policy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.application.Applications;
import org.carillon.application.Browsers;
import org.carillon.customer.Consent;
import org.carillon.customer.Consents;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.Customers;
import org.carillon.customer.DoNotCall;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.carillon.session.CallsToCustomers;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Everything that policies look at, without a database. */
class PolicyWorld {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final String REQUESTER = "shop";
    static final String NUMBER = "+4930123456";

    Instant now = NOW;
    ZoneId zone;
    Consent consent;
    final List<Instant> calls = new ArrayList<>();
    String earlier;
    DoNotCall wish;
    LiveCalls.Live live = LiveCalls.Live.NONE;
    final List<SpendingLedger.Spent> spent = new ArrayList<>();

    private final Map<String, PolicySetting> set = new HashMap<>();

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    final PolicySettings settings = new PolicySettings() {
        @Override
        public Optional<PolicySetting> find(PolicyOwner owner, String policy) {
            return Optional.ofNullable(set.get(owner + " " + policy));
        }
    };

    private final Customers customers = new Customers() {
        @Override
        public Optional<ZoneId> toldZoneOf(CustomerAddress address) {
            return Optional.ofNullable(zone);
        }

        @Override
        public List<ZoneId> zonesOf(CustomerAddress address) {
            return zone == null ? address.possibleZones() : List.of(zone);
        }

        @Override
        public Optional<DoNotCall> forbids(String requesterId, CustomerAddress address) {
            return Optional.ofNullable(wish);
        }
    };

    private final Consents consents = new Consents() {
        @Override
        public Optional<Consent> of(String requesterId, CustomerAddress address) {
            return Optional.ofNullable(consent);
        }
    };

    private final CallsToCustomers callsToCustomers = new CallsToCustomers() {
        @Override
        public List<Instant> begunSince(TelephonySession session, String requesterId, Instant since, int limit) {
            return calls.stream().filter(call -> call.isAfter(since)).sorted().toList();
        }
    };

    private final Sessions sessions = new Sessions() {
        @Override
        public Optional<String> sameBefore(TelephonySession session, Instant since) {
            return Optional.ofNullable(earlier);
        }
    };

    private final LiveCalls liveCalls = new LiveCalls() {
        @Override
        public Live of(String requesterId) {
            return live;
        }
    };

    private final SpendingLedger ledger = new SpendingLedger() {
        @Override
        public List<Spent> since(String requesterId, Instant since) {
            return spent;
        }
    };

    final Map<String, BigDecimal> prices = new HashMap<>();

    private final TransferPolicy transfers = new TransferPolicy() {
        @Override
        public PriceList prices() {
            return new PriceList(prices);
        }
    };

    final RetryDefaults retries = new RetryDefaults(settings);

    final Map<String, Policy> policies = byName(List.of(
            new CallFrequency(settings, callsToCustomers, clock),
            new CallingHours(settings, customers, clock),
            new Concurrency(settings, liveCalls, clock),
            new ConsentRequired(settings, consents),
            new Destinations(settings),
            new DoNotCallList(customers, clock),
            new Duplicates(settings, sessions, clock),
            new MaximumAge(settings, clock),
            new RequiredResources(settings, new Applications(), new Browsers(), clock),
            retries,
            new Security(),
            new Spending(settings, transfers, ledger, liveCalls, clock),
            transfers,
            new IncomingCalls(),
            new CallerIds()));

    private static Map<String, Policy> byName(List<Policy> all) {
        Map<String, Policy> named = new HashMap<>();
        all.forEach(policy -> named.put(policy.name(), policy));
        return named;
    }

    /** Sets a policy as the interface does. */
    PolicyWorld set(PolicyOwner owner, String policy, String json) throws InvalidSettingsException {
        policies.get(policy).validate(owner, json);
        PolicySetting setting = new PolicySetting(owner, policy);
        setting.set(json, "test", now);
        set.put(owner + " " + policy, setting);
        return this;
    }

    void spent(String amount, Instant hour) {
        spent.add(new SpendingLedger.Spent(REQUESTER, hour, new BigDecimal(amount)));
    }

    TelephonySession session() {
        return session(NUMBER, List.of(), null);
    }

    TelephonySession session(String to, List<String> alternatives, Instant at) {
        NewRequest request = new NewRequest(
                REQUESTER,
                new RequestId(Source.REST, null),
                to,
                new RequestedApplication.Linked("http://127.0.0.1/app.vxml"),
                Map.of(),
                at,
                NOW.plusSeconds(1_000_000),
                4,
                1,
                null,
                ReplyTo.NOBODY,
                alternatives,
                null,
                null);
        return new TelephonySession(request, new CustomerAddress(to), "", request.expires(), NOW);
    }
}
