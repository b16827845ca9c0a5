package org.carillon.telephony.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on loopback for programs that are about to start. They lie below those that the system gives to clients, so that none takes one
 * meanwhile, and none is given twice before all were given: one that a stopped peer will have again stays its own.
 */
public final class FreePorts {

    private static final int LOWEST = 26_000;
    private static final int BLOCKS = 1_650;

    /** A SIP phone has TLS at the next port; sipp takes the next but one of its voice for video, and ends where it cannot. */
    private static final int BLOCK = 4;

    private static final AtomicInteger GIVEN =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(BLOCKS));

    private FreePorts() {}

    /** A port that is free for UDP and TCP, as are the three that follow it. */
    public static int next() {
        for (int i = 0; i < BLOCKS; i++) {
            int port = LOWEST + BLOCK * (GIVEN.getAndIncrement() % BLOCKS);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static boolean isFree(int first) {
        for (int port = first; port < first + BLOCK; port++) {
            if (!isFreeAlone(port)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFreeAlone(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket tcp = new ServerSocket(port, 1, loopback)) {
            new DatagramSocket(tcp.getLocalSocketAddress()).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
