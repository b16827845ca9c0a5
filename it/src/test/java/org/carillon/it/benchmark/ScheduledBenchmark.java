package org.carillon.it.benchmark;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.it.Await;
import org.carillon.it.peers.PostgresCluster;
import org.carillon.it.phone.PhoneEvent;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerFiles;
import org.carillon.it.server.ServerSettings;

/**
 * How punctual sessions are called while a million others wait for their time: from the time that was asked for to the INVITE at the
 * customer's telephone, and what each look at the queue takes in PostgreSQL, which writes it down itself. {@code
 * benchmarks/scheduled.sh} runs it.
 */
public final class ScheduledBenchmark {

    private static final int USUAL_BASE = 19_000;
    private static final int CHUNK = 50_000;
    private static final int PER_SECOND = 20;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Pattern LOOK = Pattern.compile("duration: ([0-9.]+) ms  (execute|bind|parse)?.*");

    private final Scene scene;
    private final PostgresCluster database;

    private ScheduledBenchmark(Scene scene, PostgresCluster database) {
        this.scene = scene;
        this.database = database;
    }

    /** @param arguments how many sessions wait for later, and how many are called */
    public static void main(String[] arguments) throws Exception {
        int waiting = Integer.parseInt(arguments[0]);
        int due = Integer.parseInt(arguments[1]);
        Path project =
                Path.of(System.getProperty("carillon.project")).toAbsolutePath().normalize();
        Path folder =
                Files.createDirectories(project.resolve("it/target/benchmark/scheduled-" + System.currentTimeMillis()));
        PortBase ports = new PortBase(Integer.getInteger("carillon.portbase", USUAL_BASE));
        try (PostgresCluster cluster = PostgresCluster.create(ports.postgresql())) {
            ServerSettings settings = ServerSettings.defaults()
                    .withPostgresql(cluster.url() + "?reWriteBatchedInserts=true", cluster.user(), cluster.password());
            try (Scene scene = new Scene(ServerFiles.ofBuild(project), folder, ports, settings)) {
                scene.server().startDomain();
                scene.server().deploy();
                ScheduledBenchmark benchmark = new ScheduledBenchmark(scene, cluster);
                benchmark.ask();
                System.out.println(benchmark.punctuality("warm-up", 1, 300));
                System.out.println(benchmark.punctuality("nothing else waits", 2, due));
                benchmark.fill(waiting);
                System.out.println(benchmark.punctuality(waiting + " wait", 3, due));
                System.out.println(benchmark.punctuality(waiting + " wait", 4, due));
            }
        }
        System.exit(0);
    }

    /** A session of the day after tomorrow, which all others are copies of. */
    private void ask() throws Exception {
        scene.api()
                .ask(Json.createObjectBuilder()
                        .add("to", "+15559999999")
                        .add("at", Instant.now().plus(Duration.ofDays(2)).toString())
                        .add("application", Json.createObjectBuilder().add("text", "Your parcel has come."))
                        .build())
                .await("scheduled", LIMIT);
    }

    /** Sessions over a year from tomorrow on. */
    private void fill(int sessions) throws Exception {
        String due = "timezone('UTC', now()) + interval '1 day' + interval '31 seconds' * (random() * 1000000)";
        for (int first = 1; first <= sessions; first += CHUNK) {
            copy(first, Math.min(sessions, first + CHUNK - 1), "+15558", due);
        }
        database.execute("vacuum analyze telephony_session");
    }

    private void copy(int first, int last, String prefix, String due) throws IOException, InterruptedException {
        database.execute(
                """
                do $$ declare others text; begin
                  select string_agg(column_name, ', ') into others from information_schema.columns
                    where table_name = 'telephony_session' and table_schema = 'public'
                    and column_name not in ('id', 'external_id', 'address', 'wanted_at', 'due_at', 'expires_at');
                  execute 'insert into telephony_session (id, address, wanted_at, due_at, expires_at, ' || others || ')
                    select gen_random_uuid()::text, ''%s'' || lpad(n::text, 7, ''0''), due, due, due + interval ''1 day'', ' || others || '
                    from (select s.*, n, %s due from telephony_session s, generate_series(%d, %d) n
                      where s.address = ''+15559999999'') copies';
                end $$"""
                        .formatted(prefix, due.replace("'", "''"), first, last));
    }

    /** So many a second are due, at moments of their own. */
    private String punctuality(String what, int round, int sessions) throws Exception {
        String prefix = "+1555" + round;
        Map<String, Instant> due = new HashMap<>();
        Instant first = Instant.now().plusSeconds(12);
        for (int i = 1; i <= sessions; i++) {
            String number = prefix + String.format("%07d", i);
            due.put(number, first.plusMillis(1_000L * i / PER_SECOND));
            scene.customer(number).does(callee -> callee.isBusy());
        }
        copy(1, sessions, prefix, "timestamp '" + first + "' + interval '" + 1_000 / PER_SECOND + " ms' * n");
        database.execute("alter system set log_min_duration_statement = 0");
        database.execute("select pg_reload_conf()");
        long log = database.log().length();
        long memory = memory();
        Await.until("all calls", LIMIT.plusSeconds(sessions / PER_SECOND), () -> invites()
                .keySet()
                .containsAll(due.keySet()));
        database.execute("alter system reset log_min_duration_statement");
        database.execute("select pg_reload_conf()");
        Map<String, Instant> invites = invites();
        List<Double> late = due.entrySet().stream()
                .map(each -> Duration.between(each.getValue(), invites.get(each.getKey()))
                                .toNanos()
                        / 1e6)
                .toList();
        List<Double> looks = looks(database.log().substring((int) log));
        return Figures.of(what + ": from its time to the INVITE", 0, late) + "\n"
                + Figures.of(what + ": a look at the queue, with locks", 0, looks) + "\n"
                + what + ": the server has " + memory + " MiB before and " + memory() + " MiB after";
    }

    private Map<String, Instant> invites() {
        Map<String, Instant> invites = new HashMap<>();
        Stream.of(scene.north(), scene.south())
                .flatMap(phone -> phone.log().events().stream())
                .filter(event -> event.what().equals("INVITE"))
                .forEach((PhoneEvent event) -> invites.putIfAbsent(event.user(), event.at()));
        return invites;
    }

    /** The milliseconds of each statement that takes sessions due, or to be called, for itself. */
    private static List<Double> looks(String log) {
        List<Double> millis = new ArrayList<>();
        for (String line : log.split("\n")) {
            Matcher look = LOOK.matcher(line);
            if (line.toLowerCase().contains("skip locked") && line.contains("execute") && look.find()) {
                millis.add(Double.valueOf(look.group(1)));
            }
        }
        return millis;
    }

    /** What is resident of the server's process. */
    private long memory() throws IOException {
        return Files.readAllLines(Path.of(
                        "/proc/" + scene.server().process().orElseThrow().pid() + "/status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .sum();
    }
}
