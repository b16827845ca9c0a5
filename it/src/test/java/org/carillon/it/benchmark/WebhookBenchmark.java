package org.carillon.it.benchmark;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.peers.PostgresCluster;
import org.carillon.it.server.CarillonServer;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerFiles;
import org.carillon.it.server.ServerSettings;

/**
 * Webhook deliveries a second, database included, to receivers in this process: what had piled up while they stood still, and how long
 * after its end a single outcome arrives at one that answers at once. {@code benchmarks/webhooks.sh} runs it.
 */
public final class WebhookBenchmark {

    private static final int USUAL_BASE = 18_400;
    private static final int WEBHOOKS = 8;
    private static final int SESSIONS = 500;
    private static final int SINGLE = 100;
    private static final int ROUNDS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    private final CarillonApi shop;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private WebhookBenchmark(CarillonApi shop) {
        this.shop = shop;
    }

    /** @param arguments the database, {@code h2} or {@code postgresql} */
    public static void main(String[] arguments) throws Exception {
        Path project =
                Path.of(System.getProperty("carillon.project")).toAbsolutePath().normalize();
        Path folder =
                Files.createDirectories(project.resolve("it/target/benchmark/webhooks-" + System.currentTimeMillis()));
        PortBase ports = new PortBase(Integer.getInteger("carillon.portbase", USUAL_BASE));
        ServerSettings settings = ServerSettings.defaults()
                .withRequester("shop", "orders@shop.test")
                .with("carillon.webhooks.allowed-hosts", "127.0.0.0/8")
                .with("carillon.secrets.key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
                .withTelephonyServers("nobody=sip:127.0.0.1:" + ports.north() + ";transport=udp;capacity=1");
        if (arguments[0].equals("postgresql")) {
            try (PostgresCluster cluster = PostgresCluster.create(ports.postgresql())) {
                measure(
                        project,
                        folder,
                        ports,
                        settings.withPostgresql(
                                cluster.url() + "?reWriteBatchedInserts=true", cluster.user(), cluster.password()));
            }
        } else {
            measure(project, folder, ports, settings.withH2(folder.resolve("data")));
        }
        System.exit(0);
    }

    private static void measure(Path project, Path folder, PortBase ports, ServerSettings settings) throws Exception {
        try (CarillonServer server = new CarillonServer(ServerFiles.ofBuild(project), folder, ports, settings)) {
            server.startDomain();
            server.deploy();
            new WebhookBenchmark(server.api("shop")).measure();
        }
    }

    private void measure() throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        ExecutorService threads = Executors.newFixedThreadPool(32);
        receiver.setExecutor(threads);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            awaitGate();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            arrivals.add(System.nanoTime());
        });
        receiver.start();
        for (int i = 0; i < WEBHOOKS; i++) {
            webhook("http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + i);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.println(piledUp(round));
        }
        System.out.println(single());
        receiver.stop(0);
        threads.shutdownNow();
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the receivers stand still only what is on its way to them is taken; the rest waits, due since its session's end. */
    private Figures piledUp(int round) throws Exception {
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(asked());
        }
        arrivals.clear();
        gate = new CountDownLatch(1);
        for (String session : sessions) {
            shop.session(session).cancel();
        }
        long start = System.nanoTime();
        gate.countDown();
        List<Double> millis = new ArrayList<>();
        long last = start;
        for (int i = 0; i < SESSIONS * WEBHOOKS; i++) {
            last = arrival();
            millis.add((last - start) / 1e6);
        }
        String what = SESSIONS * WEBHOOKS + " deliveries due at once, " + WEBHOOKS + " receivers, round " + round;
        return Figures.of(what, (last - start) / 1e9, millis);
    }

    private Figures single() throws Exception {
        arrivals.clear();
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < SINGLE; i++) {
            String id = asked();
            long start = System.nanoTime();
            shop.session(id).cancel();
            long first = arrival();
            millis.add((first - start) / 1e6);
            for (int other = 1; other < WEBHOOKS; other++) {
                arrival();
            }
        }
        return Figures.of("from the end of a session to its first receiver", 0, millis);
    }

    private long arrival() throws InterruptedException {
        Long arrival = arrivals.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (arrival == null) {
            throw new AssertionError("a delivery did not arrive within " + LIMIT);
        }
        return arrival;
    }

    private void webhook(String url) throws Exception {
        JsonObject webhook = Json.createObjectBuilder().add("url", url).build();
        if (shop.post("/webhooks", webhook.toString()).status() != 201) {
            throw new AssertionError("the webhook was refused");
        }
    }

    private String asked() throws Exception {
        JsonObject request = Json.createObjectBuilder()
                .add("to", "+15550100")
                .add("application", Json.createObjectBuilder().add("text", "Hello."))
                .add("at", Instant.now().plus(Duration.ofDays(1)).toString())
                .build();
        return shop.ask(request).id();
    }
}
