package org.carillon.it.demonstration;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.carillon.it.server.CarillonServer;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerFiles;
import org.carillon.it.server.ServerSettings;

/** {@code mvn -Prun}: starts a Carillon, shows one mail become a conversation on the telephone, and stays up. */
public final class Demonstration {

    private static final Path PROJECT =
            Path.of(System.getProperty("carillon.project")).toAbsolutePath().normalize();
    private static final String REQUESTER = "shop";
    private static final String SENDER = "orders@shop.test";

    private final Terminal terminal = Terminal.ofTheUser();
    private final PortBase ports = new PortBase(Integer.getInteger("carillon.portbase", 8000));

    private Demonstration() {}

    public static void main(String[] arguments) throws Exception {
        new Demonstration().run();
    }

    private void run() throws Exception {
        try (CarillonServer server = server()) {
            terminal.heading("Carillon");
            terminal.step("starting the server", server::startDomain);
            terminal.step("deploying carillon.ear", server::deploy);
            addresses(server);
            new CountDownLatch(1).await(); // until Ctrl-C
        }
    }

    private CarillonServer server() throws Exception {
        ServerSettings settings = ServerSettings.defaults().withRequester(REQUESTER, SENDER);
        return new CarillonServer(ServerFiles.ofBuild(PROJECT), PROJECT.resolve("it/target/run"), ports, settings);
    }

    private void addresses(CarillonServer server) {
        terminal.heading("Carillon is up. Ctrl-C stops it.");
        terminal.fact("SMTP", "127.0.0.1:" + ports.smtp());
        terminal.fact("REST", server.uri("/api/v1"));
        terminal.fact("health", server.uri("/health"));
        terminal.fact("keys", server.secrets());
    }
}
