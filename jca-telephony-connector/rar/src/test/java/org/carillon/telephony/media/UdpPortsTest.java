package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UdpPortsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final PortRange range = new PortRange(23_400, 23_419);
    private final List<UdpPorts> bound = new ArrayList<>();

    private UdpPorts bind() throws IOException {
        UdpPorts ports = UdpPorts.bind(LOOPBACK, range);
        bound.add(ports);
        return ports;
    }

    @AfterEach
    void closeAll() throws IOException {
        for (UdpPorts ports : bound) {
            ports.close();
        }
    }

    @Test
    void everyPairOfTheRangeIsUsedOnceAndNoneMore() throws IOException {
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < range.pairs(); i++) {
            int port = bind().port();
            assertThat(port).isBetween(range.first(), range.last()).isEven();
            taken.add(port);
        }
        assertThat(taken).hasSize(range.pairs());
        assertThatThrownBy(this::bind).isInstanceOf(BindException.class);
    }

    @Test
    void aClosedPairIsFreeAgain() throws IOException {
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < range.pairs(); i++) {
                bind();
            }
            closeAll();
            bound.clear();
        }
    }

    @Test
    void thePortAboveBelongsToTheCall() throws IOException {
        int port = bind().port();
        assertThatThrownBy(() -> new DatagramSocket(port + 1, LOOPBACK).close()).isInstanceOf(BindException.class);
    }

    @Test
    void aPortWhoseNeighbourIsTakenIsLeftFree() throws IOException {
        PortRange single = new PortRange(23_430, 23_431);
        try (DatagramSocket neighbour = new DatagramSocket(23_431, LOOPBACK)) {
            assertThat(neighbour.isBound()).isTrue();
            assertThatThrownBy(() -> UdpPorts.bind(LOOPBACK, single)).isInstanceOf(BindException.class);
            new DatagramSocket(23_430, LOOPBACK).close();
        }
    }
}
