package org.carillon.it.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * The number from which every port of one server follows, as with {@code asadmin create-domain --portbase}. Two servers
 * with bases at least {@value #STEP} apart run side by side.
 *
 * @param value the base itself, 1024 to 60000
 */
public record PortBase(int value) {

    /** Ports that one server may use from its base on. */
    public static final int STEP = 200;

    /** Kept until the process ends: a socket that nobody refers to is closed by the garbage collector. */
    private static final List<ServerSocket> HELD = new CopyOnWriteArrayList<>();

    private static final int FIRST_FREE = 20_000;
    private static final int LAST_FREE =
            32_000; // below the range from which Linux takes ports for outgoing connections

    public PortBase {
        if (value < 1024 || value > 60_000) {
            throw new IllegalArgumentException("a port base lies between 1024 and 60000, not at " + value);
        }
    }

    /**
     * Finds a base nobody uses and keeps it until this process ends, so that two test runs on one machine never meet.
     *
     * @throws IllegalStateException when none is left
     */
    public static PortBase reserve() {
        for (int base = FIRST_FREE; base < LAST_FREE; base += STEP) {
            PortBase candidate = new PortBase(base);
            if (candidate.hold() && candidate.isFree()) {
                return candidate;
            }
        }
        throw new IllegalStateException("no free port base between " + FIRST_FREE + " and " + LAST_FREE);
    }

    public int admin() {
        return value + 48;
    }

    public int http() {
        return value + 80;
    }

    /** HTTP by TLS. */
    public int https() {
        return value + 81;
    }

    /** HTTP by TLS for one name that several nodes have. */
    public int proxy() {
        return value + 82;
    }

    public int jms() {
        return value + 76;
    }

    public int smtp() {
        return value + 25;
    }

    /** For mail under TLS from the first octet. */
    public int smtps() {
        return value + 46;
    }

    public int sip() {
        return value + 60;
    }

    /** For the mail server to which outcomes are handed. */
    public int mailRelay() {
        return value + 26;
    }

    /** For the first telephony server. */
    public int north() {
        return value + 61;
    }

    /** For the second telephony server. */
    public int south() {
        return value + 62;
    }

    /** For the voice that Asterisk brings. */
    public int voice() {
        return value + 63;
    }

    /** For telling a peer what to do. */
    public int peerControl() {
        return value + 33;
    }

    /** For a PostgreSQL of the tests' own. */
    public int postgresql() {
        return value + 32;
    }

    /** For a mail server's IMAP without TLS from the first octet. */
    public int imap() {
        return value + 70;
    }

    /** For its IMAP by TLS. */
    public int imaps() {
        return value + 71;
    }

    /** For its POP3 by TLS. */
    public int pop3s() {
        return value + 72;
    }

    /** For the authorization server that it asks about tokens. */
    public int authorization() {
        return value + 73;
    }

    /** The first port for audio, an even one as RTP wants it. */
    public int firstMedia() {
        return value + 100 + value % 2;
    }

    /** The last port for audio, an odd one: room for 49 calls. */
    public int lastMedia() {
        return firstMedia() + 97;
    }

    /** Whether a server could listen here now. */
    public boolean isFree() {
        return IntStream.of(
                        admin(), http(), https(), jms(), smtp(), smtps(), mailRelay(), sip(), north(), south(), voice())
                .allMatch(PortBase::isFree);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Takes the base port itself, which no server uses, as the sign that this base is in use. */
    private boolean hold() {
        try {
            return HELD.add(new ServerSocket(value, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            return false;
        }
    }
}
