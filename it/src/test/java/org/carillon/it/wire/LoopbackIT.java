package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.ListeningSockets;
import org.junit.jupiter.api.Test;

@WireTest
class LoopbackIT {

    @Test
    void everyListenerBindsToLoopback(Scene scene) throws Exception {
        List<InetSocketAddress> sockets =
                ListeningSockets.of(scene.server().process().orElseThrow());
        assertThat(sockets).allMatch(socket -> socket.getAddress().isLoopbackAddress());
        assertThat(sockets)
                .extracting(InetSocketAddress::getPort)
                .contains(
                        scene.ports().http(),
                        scene.ports().smtp(),
                        scene.ports().sip(),
                        scene.ports().jms());
    }
}
