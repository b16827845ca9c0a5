package org.carillon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carillon.customer.Consent;
import org.carillon.policy.Decision.Result;
import org.carillon.policy.PolicyOwner.Kind;
import org.carillon.session.TelephonySession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three owners, every policy, permit, defer and deny; what an owner may not set is refused. */
class PolicyMatrixTest {

    private static final Consumer<PolicyWorld> NOTHING = world -> {};

    /**
     * A cell of the matrix, for each owner that may set the policy.
     *
     * @param until of a deferral, or null where it is not told
     */
    private record Cell(String policy, String settings, Result result, String until, Consumer<PolicyWorld> world) {}

    private static Cell permit(String policy, String settings, Consumer<PolicyWorld> world) {
        return new Cell(policy, settings, Result.PERMIT, null, world);
    }

    private static Cell defer(String policy, String settings, String until, Consumer<PolicyWorld> world) {
        return new Cell(policy, settings, Result.DEFER, until, world);
    }

    private static Cell deny(String policy, String settings, Consumer<PolicyWorld> world) {
        return new Cell(policy, settings, Result.DENY, null, world);
    }

    private static final List<Cell> CELLS = List.of(
            permit(CallFrequency.NAME, "{\"max\": 2, \"hours\": 24}", called("2026-11-20T10:00:00Z")),
            defer(
                    CallFrequency.NAME,
                    "{\"max\": 2, \"hours\": 24}",
                    "2026-11-21T09:00:00Z",
                    called("2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z")),
            deny(CallFrequency.NAME, "{\"max\": 0, \"hours\": 24}", NOTHING),
            // noon in UTC is one o'clock in the customer's Berlin, a Friday
            permit(CallingHours.NAME, "{\"from\": \"09:00\", \"to\": \"20:00\"}", NOTHING),
            defer(
                    CallingHours.NAME,
                    "{\"from\": \"09:00\", \"to\": \"12:30\", \"days\": [\"FRIDAY\", \"SATURDAY\"]}",
                    "2026-11-21T08:00:00Z",
                    NOTHING),
            defer(
                    CallingHours.NAME,
                    "{\"forbidden\": [{\"from\": \"12:00\", \"to\": \"15:00\"}]}",
                    "2026-11-20T14:00:00Z",
                    NOTHING),
            defer(CallingHours.NAME, "{\"holidays\": [\"2026-11-20\"]}", "2026-11-20T23:00:00Z", NOTHING),
            defer(
                    CallingHours.NAME,
                    "{\"holidays\": [\"customer\"]}",
                    "2026-12-26T23:00:00Z",
                    world -> world.now = Instant.parse("2026-12-25T12:00:00Z")),
            deny(
                    CallingHours.NAME,
                    "{\"from\": \"09:00\", \"to\": \"12:00\", \"forbidden\": [{\"from\": \"08:00\", \"to\": \"13:00\"}]}",
                    NOTHING),
            permit(Concurrency.NAME, "{\"max\": 2}", live(1, "0")),
            defer(Concurrency.NAME, "{\"max\": 2}", "2026-11-20T12:00:05Z", live(2, "0")),
            deny(Concurrency.NAME, "{\"max\": 0}", NOTHING),
            permit(ConsentRequired.NAME, "{\"required\": true}", world -> world.consent = new Agreed()),
            deny(ConsentRequired.NAME, "{\"required\": true}", NOTHING),
            permit(Destinations.NAME, "{\"allowed\": [\"+49\"], \"countries\": [\"DE\"]}", NOTHING),
            deny(Destinations.NAME, "{\"allowed\": [\"+41\"]}", NOTHING),
            deny(Destinations.NAME, "{\"allowed\": [\"+49\"], \"forbidden\": [\"+4930\"]}", NOTHING),
            deny(Destinations.NAME, "{\"allowed\": [\"+49\"], \"countries\": [\"CH\"]}", NOTHING),
            deny(Destinations.NAME, "{\"allowed\": [\"+49\"], \"types\": [\"mobile\"]}", NOTHING),
            permit(Duplicates.NAME, "{\"minutes\": 60}", NOTHING),
            deny(Duplicates.NAME, "{\"minutes\": 60}", world -> world.earlier = "another"),
            permit(MaximumAge.NAME, "{\"minutes\": 60}", NOTHING),
            deny(MaximumAge.NAME, "{\"minutes\": 60}", world -> world.now = PolicyWorld.NOW.plusSeconds(3_600)),
            permit(RequiredResources.NAME, "{\"kinds\": [\"url\"], \"checkAgainAfterMinutes\": 60}", NOTHING),
            defer(
                    RequiredResources.NAME,
                    "{\"checkAgainAfterMinutes\": 60}",
                    "2026-11-20T13:00:01Z",
                    world -> world.now = PolicyWorld.NOW.plusSeconds(3_601)),
            deny(RequiredResources.NAME, "{\"kinds\": [\"vxml\", \"text\"]}", NOTHING),
            permit(Spending.NAME, "{\"perDay\": 10}", spending("4", live(1, "0"))),
            // a call counts with five minutes: 4 + 5 for the one that goes on + 5 for this one
            defer(Spending.NAME, "{\"perDay\": 10}", "2026-11-21T11:00:00Z", spending("4", live(1, "1"))),
            deny(Spending.NAME, "{\"perDay\": 4}", spending("0", NOTHING)));

    private static Consumer<PolicyWorld> called(String... times) {
        return world -> Stream.of(times).map(Instant::parse).forEach(world.calls::add);
    }

    private static Consumer<PolicyWorld> live(long calls, String price) {
        return world -> world.live = new LiveCalls.Live(calls, new BigDecimal(price));
    }

    private static Consumer<PolicyWorld> spending(String amount, Consumer<PolicyWorld> more) {
        return more.andThen(world -> {
            world.spent(amount, Instant.parse("2026-11-20T10:00:00Z"));
            world.prices.put("+", BigDecimal.ONE);
        });
    }

    /** A consent that was given. */
    private static final class Agreed extends Consent {
        @Override
        public Instant givenAt() {
            return PolicyWorld.NOW.minus(Duration.ofDays(1));
        }

        @Override
        public String requesterId() {
            return PolicyWorld.REQUESTER;
        }
    }

    private static PolicyOwner owner(Kind kind) {
        return switch (kind) {
            case OPERATOR -> PolicyOwner.OPERATOR;
            case REQUESTER -> PolicyOwner.requester(PolicyWorld.REQUESTER);
            case CUSTOMER -> PolicyOwner.customer(PolicyWorld.NUMBER);
        };
    }

    static List<Arguments> matrix() {
        List<Arguments> matrix = new ArrayList<>();
        for (Cell cell : CELLS) {
            for (Kind kind : Kind.values()) {
                matrix.add(arguments(cell.policy() + " " + cell.settings() + " " + cell.result(), kind, cell));
            }
        }
        return matrix;
    }

    @ParameterizedTest(name = "{1} sets {0}")
    @MethodSource("matrix")
    void everyOwnersPolicyCountsOrIsNotItsToSet(String name, Kind kind, Object given) throws Exception {
        Cell cell = (Cell) given;
        PolicyWorld world = new PolicyWorld();
        cell.world().accept(world);
        Policy policy = world.policies.get(cell.policy());
        if (!policy.description().owners().contains(kind)) {
            assertThatExceptionOfType(InvalidSettingsException.class)
                    .isThrownBy(() -> world.set(owner(kind), cell.policy(), cell.settings()))
                    .withMessageContaining(kind.word());
            return;
        }
        if (policy instanceof Destinations && kind != Kind.OPERATOR) {
            world.set(PolicyOwner.OPERATOR, Destinations.NAME, "{\"allowed\": [\"+\"]}");
        }
        TelephonySession session = world.session();
        session.resourcesChecked(PolicyWorld.NOW);

        world.set(owner(kind), cell.policy(), cell.settings());

        Decision strictest = new Verdict(policy.decide(session)).strictest();

        assertThat(strictest.result()).isEqualTo(cell.result());
        assertThat(strictest.policy()).isEqualTo(cell.policy());
        assertThat(strictest.reason()).isNotBlank();
        if (cell.result() != Result.PERMIT) {
            assertThat(strictest.owner()).isEqualTo(owner(kind));
        }
        if (cell.until() != null) {
            assertThat(strictest.until()).isEqualTo(cell.until());
        }
    }

    static Stream<String> names() {
        return new PolicyWorld().policies.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPolicyTellsPeopleWhatItIsGoodForAndItsExampleMakesSense(String name) throws Exception {
        PolicyWorld world = new PolicyWorld();
        Policy policy = world.policies.get(name);

        assertThat(policy.description().purpose()).endsWith(".");
        for (Kind kind : policy.description().owners()) {
            if (policy instanceof TransferPolicy && kind == Kind.REQUESTER) {
                policy.validate(owner(kind), "{\"maxMinutes\": 5}");
            } else {
                policy.validate(owner(kind), policy.description().example());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatNobodyMaySetIsRefused(String name) {
        Policy policy = new PolicyWorld().policies.get(name);
        for (Kind kind : Kind.values()) {
            if (!policy.description().owners().contains(kind)) {
                assertThatExceptionOfType(InvalidSettingsException.class)
                        .isThrownBy(() -> policy.validate(owner(kind), "{}"));
            }
        }
    }
}
