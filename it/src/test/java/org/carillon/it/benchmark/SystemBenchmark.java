package org.carillon.it.benchmark;

import java.nio.file.Path;
import java.util.List;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerFiles;
import org.carillon.it.server.ServerSettings;

/**
 * Measures a whole Carillon from outside: what it accepts durably in a second, how soon a queued session becomes an INVITE, and
 * how soon a key becomes the next prompt. {@code benchmarks/system.sh} runs it.
 */
public final class SystemBenchmark {

    private static final int USUAL_BASE = 19_000;

    private SystemBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path project =
                Path.of(System.getProperty("carillon.project")).toAbsolutePath().normalize();
        Path directory = project.resolve("it/target/benchmark");
        ServerSettings settings = ServerSettings.defaults()
                .with("carillon.mail.maxCommandsPerMinute", 1_000_000)
                .withH2(directory.resolve("data-" + System.currentTimeMillis()));
        PortBase ports = new PortBase(Integer.getInteger("carillon.portbase", USUAL_BASE));
        try (Scene scene = new Scene(ServerFiles.ofBuild(project), directory, ports, settings)) {
            scene.server().startDomain();
            scene.server().deploy();
            List<Figures> figures = List.of(
                    // the first round warms the server up and is not reported
                    new IntakeLoad(scene).byRest(500),
                    new IntakeLoad(scene).byRest(4_000),
                    new IntakeLoad(scene).byMail(400),
                    new IntakeLoad(scene).byMail(2_000),
                    new DispatchLoad(scene).oneByOne(200),
                    new DispatchLoad(scene).burst(1_000),
                    new KeyToPrompt(scene).turns(10, 20));
            figures.forEach(System.out::println);
        }
        System.exit(0);
    }
}
