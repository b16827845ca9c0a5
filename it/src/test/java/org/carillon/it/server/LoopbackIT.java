package org.carillon.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopbackIT {

    @Test
    void everyListenerBindsToLoopback() throws Exception {
        try (CarillonServer server = TestServers.create("loopback", ServerSettings.defaults())) {
            server.startDomain();
            server.deploy();
            assertThat(ListeningSockets.of(server.process().orElseThrow()))
                    .isNotEmpty()
                    .allMatch(socket -> socket.getAddress().isLoopbackAddress());
        }
    }
}
