package org.carillon.it.phone.voice;

/** ITU-T G.711, sample by sample: payload types 0 (PCMU) and 8 (PCMA). */
final class Companding {

    private static final int[] ALAW_SEGMENT_ENDS = {0x1F, 0x3F, 0x7F, 0xFF, 0x1FF, 0x3FF, 0x7FF, 0xFFF};
    private static final int[] ULAW_SEGMENT_ENDS = {0x3F, 0x7F, 0xFF, 0x1FF, 0x3FF, 0x7FF, 0xFFF, 0x1FFF};

    private Companding() {}

    static short decode(int payloadType, byte octet) {
        return payloadType == 8 ? decodeAlaw(octet & 0xFF) : decodeUlaw(octet & 0xFF);
    }

    static byte encode(int payloadType, short sample) {
        return payloadType == 8 ? encodeAlaw(sample) : encodeUlaw(sample);
    }

    private static short decodeUlaw(int octet) {
        int code = 255 - octet;
        int step = (2 * (code % 16) + 33) * (1 << code / 16 % 8) - 33;
        return (short) (code >= 128 ? -4 * step : 4 * step);
    }

    private static short decodeAlaw(int octet) {
        int code = octet ^ 0x55;
        int segment = code / 16 % 8;
        int step = 2 * (code % 16) + 1;
        int magnitude = segment == 0 ? step : (step + 32) * (1 << segment - 1);
        return (short) (code >= 128 ? 8 * magnitude : -8 * magnitude);
    }

    private static byte encodeUlaw(int sample) {
        int magnitude = Math.min(Math.abs(sample) / 4 + 33, 0x1FFF);
        int segment = segment(ULAW_SEGMENT_ENDS, magnitude);
        int code = segment * 16 + magnitude / (1 << segment + 1) % 16;
        return (byte) (255 - (sample < 0 ? code + 128 : code));
    }

    private static byte encodeAlaw(int sample) {
        int magnitude = Math.min((sample < 0 ? -1 - sample : sample) / 8, 0xFFF);
        int segment = segment(ALAW_SEGMENT_ENDS, magnitude);
        int code = segment * 16 + magnitude / (1 << Math.max(1, segment)) % 16;
        return (byte) ((sample < 0 ? code : code + 128) ^ 0x55);
    }

    private static int segment(int[] ends, int magnitude) {
        int segment = 0;
        while (magnitude > ends[segment]) {
            segment++;
        }
        return segment;
    }
}
