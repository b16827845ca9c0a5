package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.carillon.telephony.rtp.NtpTime;
import org.carillon.telephony.rtp.ReceptionStatistics;
import org.carillon.telephony.rtp.RtcpWriter;
import org.carillon.telephony.rtp.RtpPacket;
import org.junit.jupiter.api.Test;

/** The media clock must not feed the garbage collector: its pauses are what voice suffers from. */
class TickAllocationTest {

    private static final int TICKS = 2_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A peer that sends a packet in every tick. */
    private static final class TalkingPeer implements Wire, MediaListener {
        private final InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 6_000);
        private final byte[] voice = new byte[160];
        private final InetSocketAddress reports = new InetSocketAddress(InetAddress.getLoopbackAddress(), 6_001);
        private final RtcpWriter report = new RtcpWriter("peer");
        private final ReceptionStatistics reception = new ReceptionStatistics();
        private int sequence;
        private int sentReports;
        private boolean waitingReport;
        private boolean waiting;

        @Override
        public int port() {
            return 40_000;
        }

        @Override
        public InetSocketAddress receive(ByteBuffer into) {
            waiting = !waiting;
            if (!waiting) {
                return null;
            }
            RtpPacket.writeHeader(into, false, 0, sequence & 0xFFFF, 160 * sequence++, 0xBEEF);
            into.put(voice);
            return address;
        }

        /** A report of a peer for whom time stands still. */
        @Override
        public InetSocketAddress receiveReport(ByteBuffer into) {
            waitingReport = !waitingReport;
            if (!waitingReport) {
                return null;
            }
            report.senderReport(into, 0xBEEF, 0x1234_5678_9ABCL, 0, sequence, 160L * sequence, 1);
            report.block(into, reception, 0x1234, 5);
            report.sourceDescription(into, 0xBEEF);
            return reports;
        }

        @Override
        public boolean sendReport(ByteBuffer datagram, InetSocketAddress to) {
            sentReports++;
            return true;
        }

        @Override
        public boolean send(ByteBuffer datagram, InetSocketAddress to) {
            return true;
        }

        @Override
        public void close() {
            waiting = false;
        }

        @Override
        public void keyPressed(char key) {
            throw new AssertionError("no key was pressed");
        }

        @Override
        public void playbackEnded(long playback, long playedMillis) {
            throw new AssertionError("the sound is longer than the test");
        }

        @Override
        public void mediaTimedOut() {
            throw new AssertionError("the peer has been talking all the time");
        }
    }

    @Test
    void aTickOfAnEverydayCallAllocatesNothing() {
        CallMediaPath path = talking();
        long[] heard = new long[1];
        path.tap(frame -> heard[0]++);
        path.play(new short[160 * 3 * TICKS]);
        Workspace workspace = new Workspace();
        tick(path, workspace);

        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        tick(path, workspace);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(heard[0]).isBetween(2L * TICKS - 10, 2L * TICKS + 10);
        assertThat(allocated).as("bytes in %d ticks", TICKS).isLessThan(TICKS);
    }

    @Test
    void aTickOfConnectedCallsAllocatesNothing() {
        CallMediaPath one = talking();
        CallMediaPath other = talking();
        one.connect(other);
        Workspace workspace = new Workspace();
        tick(one, workspace);
        tick(other, workspace);

        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < TICKS; i++) {
            workspace.now += TickSchedule.TICK_NANOS;
            one.tick(0, workspace);
            other.tick(0, workspace);
        }
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(allocated).as("bytes in %d ticks", TICKS).isLessThan(TICKS);
    }

    private static CallMediaPath talking() {
        TalkingPeer peer = new TalkingPeer();
        CallMediaPath path = new CallMediaPath(
                new MediaSettings(
                        InetAddress.getLoopbackAddress(), new PortRange(40_000, 40_001), Duration.ofSeconds(2), false),
                peer,
                new NtpTime(Instant.EPOCH, 0),
                Runnable::run,
                peer);
        path.start(new NegotiatedMedia(peer.address, Codec.PCMA, 101, 101, Direction.SENDRECV));
        return path;
    }

    private static void tick(CallMediaPath path, Workspace workspace) {
        for (int i = 0; i < TICKS; i++) {
            workspace.now += TickSchedule.TICK_NANOS;
            path.tick(0, workspace);
        }
    }
}
