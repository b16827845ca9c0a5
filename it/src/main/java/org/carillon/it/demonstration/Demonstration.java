package org.carillon.it.demonstration;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerFiles;
import org.carillon.it.server.ServerSettings;

/**
 * {@code mvn -Prun}: starts a Carillon, a test phone and a mail sink, shows one mail become a conversation on the telephone,
 * and stays up.
 */
public final class Demonstration {

    private static final int USUAL_BASE = 8000;

    private Demonstration() {}

    /** Returns only when something fails; otherwise Ctrl-C or SIGTERM ends it, and everything it has started. */
    public static void main(String[] arguments) throws Exception {
        Terminal terminal = Terminal.ofTheUser();
        terminal.heading("Carillon");
        try (Scene scene = scene()) {
            Customers.enter(scene);
            terminal.step("starting the server (Payara)", scene.server()::startDomain);
            terminal.step("deploying carillon.ear", scene.server()::deploy);
            new ParcelCall(scene, terminal).show();
            new Addresses(scene, terminal).show();
            new CountDownLatch(1).await();
        }
    }

    private static Scene scene() throws Exception {
        Path project =
                Path.of(System.getProperty("carillon.project")).toAbsolutePath().normalize();
        Path directory = project.resolve(System.getProperty("carillon.run", "it/target/run"));
        PortBase ports = new PortBase(Integer.getInteger("carillon.portbase", USUAL_BASE));
        ServerSettings settings = ServerSettings.defaults().withH2(directory.resolve("data"));
        return new Scene(ServerFiles.ofBuild(project), directory, ports, settings);
    }
}
