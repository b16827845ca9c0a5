package org.carillon.telephony.sip.wire;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Receives only what the throttle admits: the rest costs no more than the system call. */
final class ThrottledDatagramSocket extends DatagramSocket {

    private final SourceThrottle throttle;
    private final CountDownLatch receiving = new CountDownLatch(1);

    ThrottledDatagramSocket(InetSocketAddress local, SourceThrottle throttle) throws SocketException {
        super(local);
        this.throttle = throttle;
    }

    /** Returns whether somebody receives, or has received, within that time. */
    boolean awaitReceiving(long millis) throws InterruptedException {
        return receiving.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        receiving.countDown();
        byte[] buffer = packet.getData();
        do {
            packet.setData(buffer);
            super.receive(packet);
        } while (!throttle.admits(packet.getAddress()));
        // the packet may have to wait for its turn: not with a buffer for the largest there is
        packet.setData(Arrays.copyOf(buffer, packet.getLength()));
    }
}
