package org.carillon.telephony.srtp;

/**
 * Opens what the peer has protected with one key: voice and its reports (RFC 3711 sections 3.3 and 3.4). What is not authentic, or has come
 * before, is refused, and changes nothing. Not thread-safe.
 */
public final class SrtpReceiver {

    /** Stands for a packet that is refused. */
    public static final int REFUSED = -1;

    /** A peer begins new streams when it hands a call on; beyond so many the oldest is forgotten. */
    private static final int MOST_STREAMS = 4;

    private static final int HALF = 1 << 15;
    private static final int ENCRYPTED = 1 << 31;
    private static final int REPORT_HEADER_BYTES = 8;

    private final int tagBytes;
    private final KeyStream voiceStream;
    private final Authenticator voiceAuthenticator;
    private final KeyStream reportStream;
    private final Authenticator reportAuthenticator;
    private final Stream[] streams = new Stream[MOST_STREAMS];
    private final ReplayWindow reports = new ReplayWindow();
    private int known;
    private int replaced;

    /** A synchronization source and what has come of it. */
    private static final class Stream {
        private final ReplayWindow window = new ReplayWindow();
        private int ssrc;
    }

    public SrtpReceiver(SrtpSuite suite, MasterKey key) {
        tagBytes = suite.tagBytes();
        voiceStream = SessionKeys.streamForVoice(key);
        voiceAuthenticator = SessionKeys.authenticatorForVoice(key);
        reportStream = SessionKeys.streamForReports(key);
        reportAuthenticator = SessionKeys.authenticatorForReports(key);
        for (int i = 0; i < MOST_STREAMS; i++) {
            streams[i] = new Stream();
        }
    }

    /**
     * Opens a packet in place.
     *
     * @return the length of the RTP packet, or {@link #REFUSED}
     */
    public int open(byte[] packet, int length) {
        int bare = length - tagBytes;
        if (bare < Packets.RTP_HEADER_BYTES || Packets.payloadStart(packet, bare) > bare) {
            return REFUSED;
        }
        int ssrc = Packets.ssrc(packet);
        Stream stream = find(ssrc);
        long index = stream == null ? Packets.sequence(packet) : index(stream.window, Packets.sequence(packet));
        boolean isNew = index >= 0 && (stream == null || stream.window.admits(index));
        if (!isNew || !voiceAuthenticator.isRight(packet, bare, (int) (index >>> 16), bare, tagBytes)) {
            return REFUSED;
        }
        (stream == null ? begin(ssrc) : stream).window.add(index);
        int payload = Packets.payloadStart(packet, bare);
        voiceStream.add(ssrc, index, packet, payload, bare - payload);
        return bare;
    }

    /** The index nearest to the highest one so far (section 3.3.1); negative when it would lie before the beginning. */
    private static long index(ReplayWindow window, int sequence) {
        int highest = (int) (window.highest() & 0xFFFF);
        long rollOver = window.highest() >>> 16;
        if (highest < HALF && sequence - highest > HALF) {
            rollOver--;
        } else if (highest >= HALF && highest - HALF > sequence) {
            rollOver++;
        }
        return rollOver << 16 | sequence;
    }

    private Stream find(int ssrc) {
        for (int i = 0; i < known; i++) {
            if (streams[i].ssrc == ssrc) {
                return streams[i];
            }
        }
        return null;
    }

    private Stream begin(int ssrc) {
        Stream stream = known < MOST_STREAMS ? streams[known++] : streams[replaced++ % MOST_STREAMS];
        stream.ssrc = ssrc;
        stream.window.clear();
        return stream;
    }

    /**
     * Opens a report in place.
     *
     * @return the length of the compound RTCP packet, or {@link #REFUSED}
     */
    public int openReport(byte[] packet, int length) {
        int bare = length - SrtpSender.MOST_ADDED;
        if (bare < REPORT_HEADER_BYTES) {
            return REFUSED;
        }
        int word = Packets.word(packet, bare);
        int index = word & ~ENCRYPTED;
        if (!reports.admits(index)
                || !reportAuthenticator.isRight(packet, bare, word, bare + 4, SrtpSuite.REPORT_TAG_BYTES)) {
            return REFUSED;
        }
        reports.add(index);
        if ((word & ENCRYPTED) != 0) {
            reportStream.add(Packets.word(packet, 4), index, packet, REPORT_HEADER_BYTES, bare - REPORT_HEADER_BYTES);
        }
        return bare;
    }
}
