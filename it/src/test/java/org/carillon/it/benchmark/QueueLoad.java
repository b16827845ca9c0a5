package org.carillon.it.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.it.Await;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.server.CarillonServer;

/** Many sessions due at the same moment: how fast they become calls, from the queue in the database to the ended session. */
final class QueueLoad {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int CONNECTIONS = 8;
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final CarillonServer server;
    private final CarillonApi api;
    private final AnsweringPhones phones;
    private final Processes database;
    private final JsonObject application;
    private final Set<String> told = new HashSet<>();
    private int next;

    /**
     * @param database the processes of a database of its own; none for one inside the server
     * @param application what every session runs
     */
    QueueLoad(
            CarillonServer server,
            CarillonApi api,
            AnsweringPhones phones,
            Processes database,
            JsonObject application) {
        this.server = server;
        this.api = api;
        this.phones = phones;
        this.database = database;
        this.application = application;
    }

    /** Stores sessions for another day; returns how many were accepted in a second. */
    double store(int sessions) throws Exception {
        long start = System.nanoTime();
        ask(sessions, Instant.now().plus(Duration.ofDays(1)));
        return sessions * 1e9 / (System.nanoTime() - start);
    }

    /** @param acceptedPerSecond surely so many requests are accepted in a second */
    SetupRate round(String what, int sessions, double acceptedPerSecond) throws Exception {
        Instant due = Instant.now().plus(SETTLING).plusSeconds(Math.round(sessions / acceptedPerSecond));
        ask(sessions, due);
        if (Instant.now().plus(SETTLING.dividedBy(2)).isAfter(due)) {
            throw new IllegalStateException("fewer than " + acceptedPerSecond + " requests a second were accepted");
        }
        Processes carillon = Processes.of(server.process().orElseThrow());
        List<AnsweringPhones.Count> counts = phones.counts();
        int before = counts.size() - 1;
        int ended = counts.get(before).ended();
        Await.until("the due time", LIMIT, () -> !Instant.now().isBefore(due));
        Duration cpu = carillon.cpu();
        Duration databaseCpu = database.cpu();
        awaitRest(ended + sessions);
        Await.until("the end of all sessions", LIMIT, () -> live() == 0);
        tellOfOtherEnds();
        counts = phones.counts();
        return SetupRate.of(
                what,
                due,
                counts.subList(before, counts.size()),
                carillon.cpu().minus(cpu),
                database.cpu().minus(databaseCpu));
    }

    /** Until the phones have had so many calls, or no more come: one that came to nothing is not at the phones. They cost the server nothing. */
    private void awaitRest(int expected) throws Exception {
        int before = -1;
        for (int now = phones.count().ended();
                now < expected && now != before;
                now = phones.count().ended()) {
            before = now;
            Thread.sleep(SETTLING.toMillis());
        }
    }

    /** Says why sessions have ended otherwise than completed. */
    private void tellOfOtherEnds() throws Exception {
        for (String state : List.of("failed", "busy", "no-answer", "declined", "interrupted", "expired")) {
            for (JsonObject line : api.sessions("&state=" + state)) {
                if (told.add(line.getString("id"))) {
                    System.out.println(api.session(line.getString("id")).status());
                }
            }
        }
    }

    private int live() throws Exception {
        int live = 0;
        for (String state : List.of("queued", "dialing", "ringing", "in-progress")) {
            live += api.sessions("&state=" + state).size();
        }
        return live;
    }

    private void ask(int sessions, Instant due) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Object>> requests = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                JsonObject request = Json.createObjectBuilder()
                        .add("to", String.format("+1555%06d", next++))
                        .add("at", due.toString())
                        .add("application", application)
                        .build();
                requests.add(() -> api.ask(request));
            }
            for (Future<Object> answer : clients.invokeAll(requests)) {
                answer.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }
}
