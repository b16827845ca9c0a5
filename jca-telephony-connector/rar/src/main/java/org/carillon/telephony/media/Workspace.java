package org.carillon.telephony.media;

import java.nio.ByteBuffer;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.rtp.JitterBuffer;
import org.carillon.telephony.rtp.RtpPacket;

/** Buffers of one clock thread, used by all calls that it drives, so that a tick allocates nothing. */
public final class Workspace {

    private static final int MTU = 1_500;
    static final int REPORT_BYTES = 160;

    final ByteBuffer incoming = ByteBuffer.allocateDirect(MTU);
    final ByteBuffer outgoing = ByteBuffer.allocateDirect(RtpPacket.HEADER_BYTES + CallAudio.FRAME_SAMPLES);
    final ByteBuffer report = ByteBuffer.allocateDirect(REPORT_BYTES);
    final RtpPacket packet = new RtpPacket();
    final short[] decoded = new short[JitterBuffer.MAX_PACKET];
    final short[] frame = new short[CallAudio.FRAME_SAMPLES];

    /** When the present tick began, as {@link System#nanoTime()}. */
    long now;
}
