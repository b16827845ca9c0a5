package org.carillon.it.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carillon.it.peers.NameServer;
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

    /** @param arguments how many requests of each kind in a round, how many rounds, and the kinds: rest, mail, smtp-source, jms; all without any */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        List<String> kinds = arguments.length > 2
                ? List.of(arguments).subList(2, arguments.length)
                : List.of("rest", "mail", "smtp-source", "jms");
        Path project =
                Path.of(System.getProperty("carillon.project")).toAbsolutePath().normalize();
        Path folder =
                Files.createDirectories(project.resolve("it/target/benchmark/intake-" + System.currentTimeMillis()));
        PortBase ports = new PortBase(Integer.getInteger("carillon.portbase", USUAL_BASE));
        try (PostgresCluster cluster = PostgresCluster.create(ports.postgresql());
                NameServer names = new NameServer()) {
            names.knows("_dmarc.shop.test. 3600 IN TXT \"v=DMARC1; p=none\"");
            names.knows("shop.test. 3600 IN TXT \"v=spf1 ip4:127.0.0.1 -all\"");
            ServerSettings settings = ServerSettings.defaults()
                    .withPostgresql(cluster.url() + "?reWriteBatchedInserts=true", cluster.user(), cluster.password())
                    .withRequester("shop", SENDER)
                    .with("carillon.mail.maxCommandsPerMinute", 1_000_000)
                    .with("carillon.mail.maxMailsPerMinutePerAddress", 1_000_000)
                    .with(
                            "carillon.mail.dns.servers",
                            "127.0.0.1:" + names.address().getPort());
            try (CarillonServer server = new CarillonServer(ServerFiles.ofBuild(project), folder, ports, settings)) {
                server.startDomain();
                server.deploy();
                CpuTimes cpu = new CpuTimes(server.process().orElseThrow(), cluster.pid());
                for (String kind : kinds) {
                    measure(kind, server, ports, cpu, count, rounds);
                }
            }
        }
        measurePostfix(kinds, ports.smtp(), count);
        System.exit(0);
    }

    private static void measure(String kind, CarillonServer server, PortBase ports, CpuTimes cpu, int count, int rounds)
            throws Exception {
        Load load = load(kind, server, ports);
        for (int round = 1; round <= rounds; round++) {
            CpuTimes.Reading before = cpu.read();
            System.out.println(load.run("round " + round, count));
            System.out.println("    processor time of one: " + cpu.since(before, count));
        }
    }

    private interface Load {

        Figures run(String round, int count) throws Exception;
    }

    private static Load load(String kind, CarillonServer server, PortBase ports) throws Exception {
        String key = server.key("shop");
        return switch (kind) {
            case "rest" -> (round, count) -> new KeptConnections(ports.http(), CONNECTIONS)
                    .run("durable REST requests, " + round, count, new RestDialogue(key));
            case "mail" -> (round, count) -> new KeptConnections(ports.smtp(), CONNECTIONS)
                    .run("durable mails of 2 KB, " + round, count, new MailDialogue(SENDER, new String[] {"shop", key
                    }));
            case "smtp-source" -> {
                server.api("operator").put("/policies/operator/security", "{\"mail\": [\"password\", \"spf\"]}");
                yield (round, count) -> new SmtpSource(ports.smtp(), CONNECTIONS)
                        .run("durable mails of 2 KB by smtp-source, " + round, SENDER, count);
            }
            case "jms" -> {
                JmsLoad load = new JmsLoad(server.brokerLibraries(), ports.jms(), key, CONNECTIONS);
                yield (round, count) -> load.run("JMS requests until their reply, " + round, count);
            }
            default -> throw new IllegalArgumentException(kind + " is none of rest, mail, smtp-source, jms");
        };
    }

    private static void measurePostfix(List<String> kinds, int port, int count) throws Exception {
        if (!Peer.POSTFIX.isInstalled()) {
            System.out.println("There is no Postfix to compare with.");
            return;
        }
        try (PostfixAlone postfix = new PostfixAlone(port)) {
            for (int round = 1; round <= 2; round++) {
                if (kinds.contains("mail")) {
                    System.out.println(new KeptConnections(postfix.port(), CONNECTIONS)
                            .run("the same mails to Postfix, round " + round, count, new MailDialogue(SENDER, null)));
                }
                if (kinds.contains("smtp-source")) {
                    System.out.println(new SmtpSource(postfix.port(), CONNECTIONS)
                            .run("the same by smtp-source to Postfix, round " + round, SENDER, count));
                }
            }
        }
    }
}
