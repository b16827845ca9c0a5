package org.carillon.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackIT {

    @TempDir
    Path directory;

    @Test
    void everyListenerBindsToLoopback() throws Exception {
        ServerFiles files = ServerFiles.ofBuild(Path.of(System.getProperty("carillon.project")));
        ServerSettings settings = ServerSettings.defaults().withH2(directory);
        try (CarillonServer server = new CarillonServer(files, directory, PortBase.reserve(), settings)) {
            long t = System.nanoTime();
            server.startDomain();
            System.out.println("domain " + (System.nanoTime() - t) / 1000000);
            server.deploy();
            System.out.println("deploy " + (System.nanoTime() - t) / 1000000);
            assertThat(ListeningSockets.of(server.process().orElseThrow()))
                    .isNotEmpty()
                    .allMatch(socket -> socket.getAddress().isLoopbackAddress());
        }
    }
}
