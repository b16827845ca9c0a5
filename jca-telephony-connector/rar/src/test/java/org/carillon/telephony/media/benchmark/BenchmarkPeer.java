package org.carillon.telephony.media.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.carillon.telephony.rtp.RtcpReader;
import org.carillon.telephony.srtp.MasterKey;
import org.carillon.telephony.srtp.MediaKeys;
import org.carillon.telephony.srtp.SrtpReceiver;
import org.carillon.telephony.srtp.SrtpSender;
import org.carillon.telephony.srtp.SrtpSuite;

/**
 * The far ends of all calls, in a process of their own: send a packet every 20 ms, spread evenly over the 20 ms, and measure what arrives.
 * Arguments: calls, seconds to warm up, seconds to measure, whether protected. Prints its ports, reads those of the other side, prints the figures.
 */
final class BenchmarkPeer {

    private static final long PERIOD_NANOS = 20_000_000;
    private static final int PACKET = 172;
    private static final String INLINE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcd";
    /** Known to both processes. */
    static final MediaKeys KEYS =
            new MediaKeys(SrtpSuite.AES_CM_128_HMAC_SHA1_80, MasterKey.ofInline(INLINE), MasterKey.ofInline(INLINE));
    /** Packets sent before looking again at what has come. */
    private static final int BATCH = 16;

    private final List<Call> calls = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(2_048);
    private final Spacing spacing = new Spacing();
    private long measureFrom;
    private long received;
    private long lost;

    private static final class Call {
        DatagramChannel channel;
        InetSocketAddress target;
        SrtpSender sender;
        SrtpReceiver receiver;
        int sequence;
        int heardSequence = -1;
        long lastArrival;
    }

    private BenchmarkPeer(int count, boolean isProtected) throws IOException {
        for (int i = 0; i < count; i++) {
            Call call = new Call();
            call.channel = DatagramChannel.open(StandardProtocolFamily.INET);
            call.channel.configureBlocking(false);
            call.channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            call.channel.register(selector, SelectionKey.OP_READ, call);
            if (isProtected) {
                call.sender = new SrtpSender(KEYS.suite(), KEYS.peers());
                call.receiver = new SrtpReceiver(KEYS.suite(), KEYS.ours());
            }
            calls.add(call);
        }
    }

    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        BenchmarkPeer peer = new BenchmarkPeer(count, Boolean.parseBoolean(arguments[3]));
        StringBuilder ports = new StringBuilder();
        peer.calls.forEach(
                call -> ports.append(call.channel.socket().getLocalPort()).append(' '));
        System.out.println(ports);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        Scanner theirs = new Scanner(in.readLine());
        for (Call call : peer.calls) {
            call.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), theirs.nextInt());
        }
        peer.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void run(int warmUpSeconds, int seconds) throws IOException {
        long start = System.nanoTime();
        measureFrom = start + warmUpSeconds * 1_000_000_000L;
        long end = measureFrom + seconds * 1_000_000_000L;
        long sent = 0;
        for (long now = start; now < end; now = System.nanoTime()) {
            long due = start + sent * PERIOD_NANOS / calls.size();
            for (int i = 0; i < BATCH && due <= now; i++) {
                send(calls.get((int) (sent++ % calls.size())));
                due = start + sent * PERIOD_NANOS / calls.size();
            }
            long left = due - System.nanoTime();
            if (left > 0) {
                selector.select(key -> receive((Call) key.attachment()), left / 1_000_000 + 1);
            } else {
                selector.selectNow(key -> receive((Call) key.attachment()));
            }
        }
        System.out.println(String.format("received %d, lost %d; spacing %s", received, lost, spacing));
    }

    private void send(Call call) throws IOException {
        buffer.clear();
        buffer.put((byte) 0x80).put((byte) 0).putShort((short) call.sequence);
        buffer.putInt(call.sequence * 160).putInt(call.target.getPort());
        call.sequence++;
        int length = call.sender == null ? PACKET : call.sender.protect(buffer.array(), PACKET);
        buffer.limit(length).position(0);
        call.channel.send(buffer, call.target);
    }

    private void receive(Call call) {
        try {
            while (call.channel.receive(buffer.clear()) != null) {
                if (!RtcpReader.isRtcp(buffer, buffer.position()) && isAuthentic(call)) {
                    arrived(call, System.nanoTime(), buffer.getShort(2) & 0xFFFF);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAuthentic(Call call) {
        return call.receiver == null || call.receiver.open(buffer.array(), buffer.position()) == PACKET;
    }

    private void arrived(Call call, long now, int sequence) {
        if (now >= measureFrom && call.heardSequence >= 0) {
            received++;
            spacing.add(now - call.lastArrival);
            lost += sequence - call.heardSequence - 1 & 0xFFFF;
        }
        call.heardSequence = sequence;
        call.lastArrival = now;
    }
}
