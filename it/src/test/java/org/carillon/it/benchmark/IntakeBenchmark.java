package org.carillon.it.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.it.peers.Peer;
import org.carillon.it.peers.PostgresCluster;
import org.carillon.it.server.CarillonServer;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerFiles;
import org.carillon.it.server.ServerSettings;

/**
 * What is accepted durably in a second: REST requests, mails and JMS requests, each stored in PostgreSQL when it is answered, beside a Postfix that
 * takes the same mails from the same client on the same disk. {@code benchmarks/intake.sh} runs it.
 */
public final class IntakeBenchmark {

    private static final int USUAL_BASE = 17_000;
    private static final int CONNECTIONS = 8;
    private static final String SENDER = "orders@shop.test";

    private IntakeBenchmark() {}

    /** @param arguments how many requests of each kind in a round, and how many rounds */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Path project =
                Path.of(System.getProperty("carillon.project")).toAbsolutePath().normalize();
        Path folder =
                Files.createDirectories(project.resolve("it/target/benchmark/intake-" + System.currentTimeMillis()));
        PortBase ports = new PortBase(Integer.getInteger("carillon.portbase", USUAL_BASE));
        try (PostgresCluster cluster = PostgresCluster.create(ports.postgresql())) {
            ServerSettings settings = ServerSettings.defaults()
                    .withPostgresql(cluster.url() + "?reWriteBatchedInserts=true", cluster.user(), cluster.password())
                    .withRequester("shop", SENDER)
                    .with("carillon.mail.maxCommandsPerMinute", 1_000_000);
            try (CarillonServer server = new CarillonServer(ServerFiles.ofBuild(project), folder, ports, settings)) {
                server.startDomain();
                server.deploy();
                measure(server, ports, count, rounds);
                measureJms(server, ports, count, rounds);
            }
        }
        measurePostfix(ports.smtp(), count);
        System.exit(0);
    }

    private static void measure(CarillonServer server, PortBase ports, int count, int rounds) throws Exception {
        String key = server.key("shop");
        for (int round = 1; round <= rounds; round++) {
            System.out.println(new KeptConnections(ports.http(), CONNECTIONS)
                    .run("durable REST requests, round " + round, count, new RestDialogue(key)));
        }
        for (int round = 1; round <= rounds; round++) {
            System.out.println(new KeptConnections(ports.smtp(), CONNECTIONS)
                    .run("durable mails of 2 KB, round " + round, count, new MailDialogue(SENDER, new String[] {
                        "shop", key
                    })));
        }
    }

    private static void measureJms(CarillonServer server, PortBase ports, int count, int rounds) throws Exception {
        JmsLoad load = new JmsLoad(server.brokerLibraries(), ports.jms(), server.key("shop"), CONNECTIONS);
        for (int round = 1; round <= rounds; round++) {
            System.out.println(load.run("JMS requests until their reply, round " + round, count));
        }
    }

    private static void measurePostfix(int port, int count) throws Exception {
        if (!Peer.POSTFIX.isInstalled()) {
            System.out.println("There is no Postfix to compare with.");
            return;
        }
        try (PostfixAlone postfix = new PostfixAlone(port)) {
            for (int round = 1; round <= 2; round++) {
                System.out.println(new KeptConnections(postfix.port(), CONNECTIONS)
                        .run("the same mails to Postfix, round " + round, count, new MailDialogue(SENDER, null)));
            }
        }
    }
}
