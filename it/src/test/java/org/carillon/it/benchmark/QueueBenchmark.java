package org.carillon.it.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.carillon.it.Await;
import org.carillon.it.peers.PostgresCluster;
import org.carillon.it.server.CarillonServer;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerFiles;
import org.carillon.it.server.ServerSettings;
import org.carillon.telephony.asterisk.AsteriskServer;
import org.carillon.telephony.asterisk.AsteriskServer.VoiceAddress;

/**
 * Call set-ups a second from the queue, database included: sessions due at the same moment, called by the embedded SIP user agent,
 * answered by sipp, each with a prompt of about a second. {@code benchmarks/queue.sh} runs it.
 */
public final class QueueBenchmark {

    private static final int USUAL_BASE = 18_000;
    private static final int CAPACITY = 1_000;
    private static final String SECRET = "between-asterisk-and-carillon";
    private static final int ASTERISK_SHARE = Integer.getInteger("carillon.asterisk.share", 0);
    private static final int WARM_UP = 300;
    private static final int STORED = 2_000;
    /** How long Carillon's voice takes for the text. */
    private static final double PROMPT_SECONDS = 1.4;

    private static final JsonObject PROMPT = Json.createObjectBuilder()
            .add(
                    "vxml",
                    "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'>"
                            + "<form><block><prompt>Your parcel has come.</prompt></block></form></vxml>")
            .build();

    private QueueBenchmark() {}

    /**
     * @param arguments the database, {@code h2} or {@code postgresql}, or {@code none} for Asterisk alone; the kind of the telephony server, {@code sip},
     *     {@code asterisk} (voice by WebSocket) or {@code audiosocket} (an Asterisk with voice by AudioSocket); then the number of sessions of each round
     */
    public static void main(String[] arguments) throws Exception {
        Path project =
                Path.of(System.getProperty("carillon.project")).toAbsolutePath().normalize();
        Path folder =
                Files.createDirectories(project.resolve("it/target/benchmark/queue-" + System.currentTimeMillis()));
        PortBase ports = new PortBase(Integer.getInteger("carillon.portbase", USUAL_BASE));
        if (arguments[0].equals("postgresql")) {
            try (PostgresCluster cluster = PostgresCluster.create(ports.postgresql())) {
                ServerSettings settings = ServerSettings.defaults()
                        .withPostgresql(
                                cluster.url() + "?reWriteBatchedInserts=true", cluster.user(), cluster.password());
                measure(project, folder, ports, settings, Processes.of(cluster.pid()), arguments);
            }
        } else if (arguments[0].equals("h2")) {
            ServerSettings settings = ServerSettings.defaults().withH2(folder.resolve("data"));
            measure(project, folder, ports, settings, Processes.NONE, arguments);
        }
        measurePeer(folder, ports, rounds(arguments));
        System.exit(0);
    }

    private static void tell(Duration ofAsterisk, int sessions) {
        if (!ofAsterisk.isZero()) {
            System.out.printf(
                    Locale.ROOT, "    CPU a call of Asterisk %.1f ms%n", ofAsterisk.toNanos() / 1e6 / sessions);
        }
    }

    /** To so many percent of a processor, if anybody wishes. */
    private static void hold(ProcessHandle asterisk) throws IOException {
        if (ASTERISK_SHARE > 0) {
            ProcessorShare.hold(asterisk, ASTERISK_SHARE);
        }
    }

    private static List<Integer> rounds(String[] arguments) {
        return List.of(arguments).subList(2, arguments.length).stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static void measurePeer(Path folder, PortBase ports, List<Integer> rounds) throws Exception {
        if (!AsteriskAlone.isInstalled()) {
            System.out.println("There is no Asterisk to compare with.");
            return;
        }
        try (AnsweringPhones phones = new AnsweringPhones(
                        Files.createDirectories(folder.resolve("peer")), ports.north(), ports.value() + 190);
                AsteriskAlone asterisk = new AsteriskAlone(ports, PROMPT_SECONDS)) {
            Await.until(
                    "the phones", Duration.ofSeconds(10), () -> !phones.counts().isEmpty());
            hold(asterisk.process());
            for (int calls : rounds) {
                System.out.println(asterisk.round(phones, calls, CAPACITY));
            }
        }
    }

    private static void measure(
            Path project,
            Path folder,
            PortBase ports,
            ServerSettings database,
            Processes databaseProcesses,
            String[] arguments)
            throws Exception {
        ServerSettings settings =
                database.withRequester("shop", "orders@shop.test").with("carillon.telephony.mediaPorts", "13000-16999");
        try (AnsweringPhones phones = new AnsweringPhones(folder, ports.north(), ports.value() + 190)) {
            if (!arguments[1].equals("sip")) {
                VoiceAddress voice = new VoiceAddress(ports.voice(), ports.voice(), SECRET);
                try (AsteriskServer asterisk = AsteriskServer.start(ports.north(), voice, 4 * CAPACITY)) {
                    asterisk.awaitTrunk();
                    hold(asterisk.process());
                    measure(
                            project,
                            folder,
                            ports,
                            settings.with("carillon.telephony.asteriskVoicePassword", SECRET)
                                    .withTelephonyServers("asterisk=asterisk:127.0.0.1:" + asterisk.managerPort()
                                            + ";user="
                                            + AsteriskServer.MANAGER_USER + ";password=" + asterisk.managerSecret()
                                            + ";capacity=" + CAPACITY
                                            + (arguments[1].equals("audiosocket") ? ";media=audiosocket" : "")),
                            phones,
                            databaseProcesses,
                            Processes.of(asterisk.process()),
                            rounds(arguments));
                }
            } else {
                String server = "phones=sip:127.0.0.1:" + ports.north() + ";transport=udp;capacity=" + CAPACITY;
                measure(
                        project,
                        folder,
                        ports,
                        settings.withTelephonyServers(server),
                        phones,
                        databaseProcesses,
                        Processes.NONE,
                        rounds(arguments));
            }
        }
    }

    private static void measure(
            Path project,
            Path folder,
            PortBase ports,
            ServerSettings settings,
            AnsweringPhones phones,
            Processes databaseProcesses,
            Processes asterisk,
            List<Integer> rounds)
            throws Exception {
        try (CarillonServer server = new CarillonServer(ServerFiles.ofBuild(project), folder, ports, settings)) {
            server.startDomain();
            server.deploy();
            QueueLoad load = new QueueLoad(server, server.api("shop"), phones, databaseProcesses, PROMPT);
            double cold = load.store(WARM_UP);
            System.out.println(load.round("warm-up", WARM_UP, cold / 2));
            double accepted = load.store(STORED);
            System.out.printf(Locale.ROOT, "durable REST requests, 8 connections: %.0f/s%n", accepted);
            for (int sessions : rounds) {
                Duration before = asterisk.cpu();
                System.out.println(load.round("from the queue", sessions, accepted / 2));
                tell(asterisk.cpu().minus(before), sessions);
            }
        }
    }
}
