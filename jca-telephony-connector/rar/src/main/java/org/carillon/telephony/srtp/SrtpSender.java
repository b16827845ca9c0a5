package org.carillon.telephony.srtp;

/**
 * Protects what one end sends: one stream of voice and its reports (RFC 3711 sections 3.3 and 3.4). One for a key, as long as the key is
 * used: what is sent twice with one key and index betrays both. Not thread-safe.
 */
public final class SrtpSender {

    /** What a report grows by: its index and its tag. */
    public static final int MOST_ADDED = 4 + SrtpSuite.REPORT_TAG_BYTES;

    private static final int ENCRYPTED = 1 << 31;
    private static final int REPORT_HEADER_BYTES = 8;

    private final int tagBytes;
    private final KeyStream voiceStream;
    private final Authenticator voiceAuthenticator;
    private final KeyStream reportStream;
    private final Authenticator reportAuthenticator;
    private boolean begun;
    private int lastSequence;
    private int rollOver;
    private int reportIndex;

    public SrtpSender(SrtpSuite suite, MasterKey key) {
        tagBytes = suite.tagBytes();
        voiceStream = SessionKeys.streamForVoice(key);
        voiceAuthenticator = SessionKeys.authenticatorForVoice(key);
        reportStream = SessionKeys.streamForReports(key);
        reportAuthenticator = SessionKeys.authenticatorForReports(key);
    }

    /**
     * Protects an RTP packet in place. Packets come in the order of their sequence numbers.
     *
     * @return its new length: the array must have room for {@link #MOST_ADDED} octets more
     */
    public int protect(byte[] packet, int length) {
        int sequence = Packets.sequence(packet);
        rollOver += begun && sequence < lastSequence ? 1 : 0;
        begun = true;
        lastSequence = sequence;
        int payload = Packets.payloadStart(packet, length);
        voiceStream.add(Packets.ssrc(packet), Packets.index(rollOver, sequence), packet, payload, length - payload);
        voiceAuthenticator.write(packet, length, rollOver, length, tagBytes);
        return length + tagBytes;
    }

    /**
     * Protects a compound RTCP packet in place.
     *
     * @return as {@link #protect}
     */
    public int protectReport(byte[] packet, int length) {
        int ssrc = Packets.word(packet, 4);
        reportStream.add(ssrc, reportIndex, packet, REPORT_HEADER_BYTES, length - REPORT_HEADER_BYTES);
        int word = ENCRYPTED | reportIndex;
        reportIndex = reportIndex + 1 & ~ENCRYPTED;
        Packets.putWord(packet, length, word);
        reportAuthenticator.write(packet, length, word, length + 4, SrtpSuite.REPORT_TAG_BYTES);
        return length + MOST_ADDED;
    }
}
