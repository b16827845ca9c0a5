package org.carillon.it.phone.voice;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Random;
import org.carillon.it.phone.sip.Sdp;

/** The voice of one call: RTP from and to one socket. Thread-safe. */
public final class PhoneVoice implements AutoCloseable {

    private static final int FRAME = 160;
    private static final int HEADER = 12;
    private static final int MAX_PACKET_SAMPLES = 1_440;

    private final DatagramChannel channel;
    private final VoiceListener listener;
    private final VoiceManner manner;
    private final PromptDetector prompts;
    private final KeyPresses keys = new KeyPresses();
    private final HeardSound heard = new HeardSound();
    private final Random network;
    private final ByteBuffer packet = ByteBuffer.allocate(2_048);
    private final short[] decoded = new short[MAX_PACKET_SAMPLES];
    private final int ssrc;
    private Sdp peer;
    private int ourEventType = -1;
    private int sequence;
    private int timestamp;
    private boolean first = true;
    private short[] words = {};
    private int wordsAt;
    private long lastKeyTimestamp = Long.MIN_VALUE;
    private long packetsReceived;

    /**
     * Takes a port.
     *
     * @throws IOException when none is free
     */
    public PhoneVoice(VoiceLoop loop, InetAddress local, VoiceManner manner, VoiceListener listener)
            throws IOException {
        this.listener = listener;
        this.manner = manner;
        prompts = new PromptDetector(manner.silenceMillis());
        channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(local, 0));
        network = new Random(port());
        ssrc = network.nextInt();
        sequence = network.nextInt(65_536);
        timestamp = network.nextInt();
        loop.add(this);
    }

    DatagramChannel channel() {
        return channel;
    }

    /** The port for our session description. */
    public int port() {
        return channel.socket().getLocalPort();
    }

    /** Begins to talk with the peer, or goes on as its new description says. */
    public synchronized void connect(Sdp description, int eventTypeOfOurs) {
        peer = description;
        ourEventType = eventTypeOfOurs;
    }

    /** Presses keys, behind those being pressed. */
    public synchronized void press(String pressed) {
        keys.add(pressed);
    }

    /** Says something instead of what is being said. */
    public synchronized void say(short[] samples) {
        words = samples.clone();
        wordsAt = 0;
    }

    /** What was heard so far. */
    public synchronized short[] heard() {
        return heard.copy();
    }

    /** RTP packets that have come so far. */
    public synchronized long packetsReceived() {
        return packetsReceived;
    }

    synchronized void readAll() throws IOException {
        while (channel.isOpen() && channel.receive(packet.clear()) != null) {
            packet.flip();
            if (packet.limit() > HEADER && peer != null) {
                read();
            }
        }
    }

    private void read() {
        packetsReceived++;
        int type = packet.get(1) & 0x7F;
        int stamp = packet.getInt(4);
        int count = Math.min(packet.limit() - HEADER, MAX_PACKET_SAMPLES);
        if (type == ourEventType) {
            readKey(stamp);
        } else if (type == 0 || type == 8) {
            for (int i = 0; i < count; i++) {
                decoded[i] = Companding.decode(type, packet.get(HEADER + i));
            }
            if (manner.remembers()) {
                heard.put(stamp, decoded, count);
            }
            if (prompts.hear(decoded, count)) {
                listener.promptBegan();
            }
        }
    }

    private void readKey(int stamp) {
        int event = packet.get(HEADER);
        if (stamp != lastKeyTimestamp && event >= 0 && event < KeyPresses.KEYS.length()) {
            lastKeyTimestamp = stamp;
            listener.keyHeard(KeyPresses.KEYS.charAt(event));
        }
    }

    /** Another 20 ms, after so many that were missed. */
    synchronized void tick(int missed) throws IOException {
        timestamp += missed * FRAME;
        if (prompts.tick()) {
            listener.promptEnded();
        }
        if (peer != null && channel.isOpen() && !peer.direction().matches("sendonly|inactive")) {
            write();
            packet.flip();
            if (network.nextDouble() >= manner.loss()) {
                channel.send(packet, peer.address());
            }
        }
        timestamp += FRAME;
    }

    private void write() {
        keys.tick(timestamp);
        if (keys.isTelling() && peer.eventType() >= 0) {
            writeHeader(keys.isFirst(), peer.eventType(), keys.startTimestamp());
            packet.putInt(keys.payload());
            return;
        }
        int type = peer.codecs().get(0);
        writeHeader(first, type, timestamp);
        first = false;
        for (int i = 0; i < FRAME; i++) {
            packet.put(Companding.encode(type, wordsAt < words.length ? words[wordsAt++] : 0));
        }
    }

    private void writeHeader(boolean marker, int type, int stamp) {
        packet.clear();
        packet.put((byte) 0x80).put((byte) (marker ? 0x80 | type : type));
        packet.putShort((short) sequence++).putInt(stamp).putInt(ssrc);
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
