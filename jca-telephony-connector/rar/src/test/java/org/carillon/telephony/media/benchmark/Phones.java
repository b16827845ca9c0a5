package org.carillon.telephony.media.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.carillon.telephony.rtp.RtpPacket;
import org.carillon.telephony.rtp.TelephoneEvent;

/**
 * The voice of many telephones that listen to a prompt and press four keys every ten seconds, each at its own time (RFC 4733). They speak to
 * wherever they are spoken to from, and measure the time between two packets of a call; where a sender begins anew after a pause, which
 * the marker tells, nothing is measured. Not thread-safe.
 */
final class Phones implements AutoCloseable {

    /** The place of the telephones' ports: the first one belongs to the program that places the calls. */
    private static final int PORT_STEP = 4;

    private static final String KEYS = "1234";
    private static final int EVENT_TYPE = 101;
    private static final int TICK_MILLIS = 20;
    private static final int ROUND_TICKS = 500;
    private static final int KEY_TICKS = 10;
    private static final int LAST_EVENT_TICK = 7;
    private static final int FULL_DURATION_TICK = 5;

    private final Selector selector = Selector.open();
    private final List<Phone> phones = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2_048);
    private Spacing spacing = new Spacing();
    private boolean measuring;
    private long lost;
    private int tick;

    private static final class Phone {
        private DatagramChannel channel;
        private InetSocketAddress target;
        private int phase;
        private int sequence;
        private int heardSequence = -1;
        private long lastArrival;
    }

    /** @param firstPort that of the program that places the calls */
    Phones(int count, int firstPort) throws IOException {
        for (int i = 1; i <= count; i++) {
            Phone phone = new Phone();
            phone.channel = DatagramChannel.open(StandardProtocolFamily.INET);
            phone.channel.configureBlocking(false);
            phone.channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), firstPort + PORT_STEP * i));
            phone.channel.register(selector, SelectionKey.OP_READ, phone);
            phone.phase = i * 37 % ROUND_TICKS;
            phones.add(phone);
        }
    }

    /** How many have heard something. */
    long speaking() {
        return phones.stream().filter(phone -> phone.target != null).count();
    }

    /** Listens and presses keys for so long; tells what was measured. */
    String run(int millis, boolean measured) throws IOException {
        measuring = measured;
        spacing = new Spacing();
        lost = 0;
        long start = System.nanoTime();
        for (int i = 1; i <= millis / TICK_MILLIS; i++) {
            pressKeys();
            tick++;
            long end = start + i * TICK_MILLIS * 1_000_000L;
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                selector.select(key -> receive((Phone) key.attachment()), left / 1_000_000 + 1);
            }
        }
        return "lost " + lost + "; spacing " + spacing;
    }

    private void pressKeys() throws IOException {
        for (Phone phone : phones) {
            int place = (tick + phone.phase) % ROUND_TICKS;
            if (phone.target != null && place < KEYS.length() * KEY_TICKS && place % KEY_TICKS < LAST_EVENT_TICK) {
                press(phone, KEYS.charAt(place / KEY_TICKS), place % KEY_TICKS + 1, tick - place % KEY_TICKS);
            }
        }
    }

    private void press(Phone phone, char key, int step, int startTick) throws IOException {
        int duration = Math.min(step, FULL_DURATION_TICK) * 160;
        buffer.clear();
        RtpPacket.writeHeader(
                buffer, step == 1, EVENT_TYPE, phone.sequence++ & 0xFFFF, startTick * 160, phone.target.getPort());
        buffer.putInt(TelephoneEvent.payload(key, step >= FULL_DURATION_TICK, duration));
        phone.channel.send(buffer.flip(), phone.target);
    }

    private void receive(Phone phone) {
        try {
            InetSocketAddress from = (InetSocketAddress) phone.channel.receive(buffer.clear());
            while (from != null) {
                arrived(phone, from, System.nanoTime());
                from = (InetSocketAddress) phone.channel.receive(buffer.clear());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void arrived(Phone phone, InetSocketAddress from, long now) {
        boolean voice = (buffer.get(1) & 0x7F) == 0;
        if (!voice) {
            return;
        }
        int sequence = buffer.getShort(2) & 0xFFFF;
        boolean continues = phone.heardSequence >= 0 && (buffer.get(1) & 0x80) == 0;
        if (measuring && continues) {
            spacing.add(now - phone.lastArrival);
            lost += sequence - phone.heardSequence - 1 & 0xFFFF;
        }
        phone.target = from;
        phone.heardSequence = sequence;
        phone.lastArrival = now;
    }

    @Override
    public void close() throws IOException {
        for (Phone phone : phones) {
            phone.channel.close();
        }
        selector.close();
    }
}
