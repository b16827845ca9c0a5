package org.carillon.dispatch;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.dialogue.KeptChannel;
import org.carillon.dispatch.load.CurrentLoad;
import org.carillon.dispatch.load.InvalidLoadManagementException;
import org.carillon.dispatch.load.LoadManagement;
import org.carillon.dispatch.load.LoadManagementReader;
import org.carillon.dispatch.load.LoadState;
import org.carillon.dispatch.load.VersionedLoad;
import org.carillon.session.Party;

/** A node's dispatch without a server around it: fake telephony servers, a clock that stands until it is moved, seeded chance. */
final class Desk {

    final FakeServers servers = new FakeServers();
    final CurrentLoad current = new CurrentLoad();
    private final AtomicLong nanos = new AtomicLong(1);
    private final Random random = new Random(42);
    final ServerSelector selector = new ServerSelector(servers, current, nanos::get, () -> random);
    final CallLimits limits = new CallLimits(current, nanos::get);

    private LoadManagement settings = LoadManagement.STANDARD;
    private Set<String> drained = Set.of();
    private int nodes = 1;
    private List<Party> elsewhere = List.of();
    private long version;

    /** @param json load management; apostrophes stand for quotation marks */
    Desk goesBy(String json) {
        try {
            settings = LoadManagementReader.read(
                    Json.createReader(new StringReader(json.replace('\'', '"'))).readObject());
        } catch (InvalidLoadManagementException e) {
            throw new IllegalArgumentException(e);
        }
        return refresh();
    }

    Desk drains(String... names) {
        drained = Set.of(names);
        return refresh();
    }

    Desk isOneOf(int count, Party... calls) {
        nodes = count;
        elsewhere = List.of(calls);
        return refresh();
    }

    private Desk refresh() {
        current.become(new LoadState(new VersionedLoad(settings, ++version), drained, nodes, elsewhere));
        return this;
    }

    void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Begins a call; empty when no channel can be had. */
    Optional<KeptChannel> call() {
        Optional<KeptChannel> kept = selector.keepChannel();
        kept.ifPresent(this::begin);
        return kept;
    }

    private void begin(KeptChannel channel) {
        servers.callBegins(channel.server());
        channel.taken();
    }

    /** Begins so many calls at most; how many each server got. */
    Map<String, Integer> calls(int most) {
        Map<String, Integer> got = new HashMap<>();
        for (int i = 0; i < most; i++) {
            call().ifPresent(channel -> got.merge(channel.server(), 1, Integer::sum));
        }
        return got;
    }
}
