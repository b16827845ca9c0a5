package org.carillon.it.demonstration;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.carillon.it.server.PortBase;

/**
 * {@code mvn -Prun}: starts a Carillon, a test phone and a mail sink, shows one mail become a conversation on the telephone,
 * and stays up.
 */
public final class Demonstration {

    private static final int USUAL_BASE = 8000;

    private Demonstration() {}

    /** Returns only when something fails; otherwise Ctrl-C or SIGTERM ends it, and everything it has started. */
    public static void main(String[] arguments) throws Exception {
        Path project =
                Path.of(System.getProperty("carillon.project")).toAbsolutePath().normalize();
        PortBase ports = new PortBase(Integer.getInteger("carillon.portbase", USUAL_BASE));
        Terminal terminal = Terminal.ofTheUser();
        terminal.heading("Carillon");
        try (Stage stage = new Stage(project, ports, terminal)) {
            stage.start();
            new ParcelCall(stage, terminal).show();
            new Addresses(stage, terminal).show();
            new CountDownLatch(1).await();
        }
    }
}
