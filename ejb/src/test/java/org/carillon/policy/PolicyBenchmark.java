package org.carillon.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carillon.session.TelephonySession;

/**
 * How many sessions a second all policies decide about, with everything set by all three parties, and how long one takes. Without a
 * database: it measures what the policies do, not what is read for them. Run by {@code benchmarks/policies.sh}.
 */
final class PolicyBenchmark {

    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 100_000;

    private PolicyBenchmark() {}

    public static void main(String[] args) throws Exception {
        PolicyWorld world = new PolicyWorld();
        for (Policy policy : world.policies.values()) {
            for (PolicyOwner.Kind kind : policy.description().owners()) {
                if (!(policy instanceof TransferPolicy)) {
                    world.set(owner(kind), policy.name(), policy.description().example());
                }
            }
        }
        List<Policy> policies = List.copyOf(world.policies.values());
        measure("all policies, set by all who may", policies, world.session(), ROUNDS);
        for (Policy policy : policies) {
            measure(policy.name(), List.of(policy), world.session(), ROUNDS / 10);
        }
    }

    private static PolicyOwner owner(PolicyOwner.Kind kind) {
        return switch (kind) {
            case OPERATOR -> PolicyOwner.OPERATOR;
            case REQUESTER -> PolicyOwner.requester(PolicyWorld.REQUESTER);
            case CUSTOMER -> PolicyOwner.customer(PolicyWorld.NUMBER);
        };
    }

    private static void measure(String what, List<Policy> policies, TelephonySession session, int rounds) {
        long[] nanos = new long[rounds];
        int decisions = 0;
        long begin = 0;
        for (int round = -WARM_UP; round < rounds; round++) {
            if (round == 0) {
                begin = System.nanoTime();
            }
            long from = System.nanoTime();
            List<Decision> said = new ArrayList<>();
            policies.forEach(policy -> said.addAll(policy.decide(session)));
            if (round >= 0) {
                nanos[round] = System.nanoTime() - from;
                decisions = said.size();
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                "%-36s %2d decisions  %,9.0f sessions/s  p50 %6.1f us  p99 %6.1f us%n",
                what, decisions, rounds / seconds, nanos[rounds / 2] / 1e3, nanos[(int) (rounds * 0.99)] / 1e3);
    }
}
