package org.carillon.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Recorded audio in the formats that a VoiceXML platform must know (VoiceXML 2.0 appendix E): WAV, and raw mu-law and A-law
 * at 8000 Hz. Stateless.
 */
public final class AudioFile {

    /** Longest recording that is read, in milliseconds. */
    public static final long MAX_MILLIS = 1_800_000;

    private static final int HEADER_BYTES = 44;
    private static final int PCM = 1;
    private static final int MU_LAW = 7;

    private AudioFile() {}

    /**
     * Reads a recording.
     *
     * @param content of the file; a WAV file is known by its beginning, whatever the media type says
     * @param mediaType {@code audio/x-wav}, {@code audio/basic} (raw mu-law) or {@code audio/x-alaw-basic} and their
     *     synonyms, parameters are ignored; null when unknown
     * @return the recording as 8000 Hz mono
     * @throws SpeechException when the format is not supported or the content is not what it says
     */
    public static Speech read(byte[] content, String mediaType) throws SpeechException {
        if (WavReader.isWav(content)) {
            return atTelephoneRate(WavReader.read(content));
        }
        return switch (essence(mediaType)) {
            case "audio/basic", "audio/x-mulaw-basic", "audio/pcmu", "audio/mulaw", "audio/x-mulaw" -> raw(
                    content, true);
            case "audio/x-alaw-basic", "audio/pcma", "audio/alaw", "audio/x-alaw" -> raw(content, false);
            case "audio/x-wav", "audio/wav", "audio/wave", "audio/vnd.wave" -> throw new SpeechException(
                    "The audio is said to be WAV and does not begin like it");
            default -> throw new SpeechException("Audio of type " + mediaType + " is not supported");
        };
    }

    /**
     * Writes a recording as WAV with 16 bit linear samples.
     *
     * @param samples mono
     * @param rate samples per second
     */
    public static byte[] wav(short[] samples, int rate) {
        ByteBuffer file = header(PCM, 16, rate, samples.length * 2);
        for (short sample : samples) {
            file.putShort(sample);
        }
        return file.array();
    }

    /** Writes a recording as WAV with mu-law samples: half the size, the telephone's own quality. Arguments as above. */
    public static byte[] muLawWav(short[] samples, int rate) {
        ByteBuffer file = header(MU_LAW, 8, rate, samples.length);
        for (short sample : samples) {
            file.put(G711.toMuLaw(sample));
        }
        return file.array();
    }

    private static Speech atTelephoneRate(Speech recording) throws SpeechException {
        check(recording);
        if (recording.sampleRateHz() == Resampler.TARGET_HZ) {
            return recording;
        }
        short[] samples = new Resampler(recording.sampleRateHz()).resample(recording.samples());
        return new Speech(samples, Resampler.TARGET_HZ, List.of());
    }

    private static Speech raw(byte[] content, boolean muLaw) throws SpeechException {
        short[] samples = new short[content.length];
        for (int i = 0; i < content.length; i++) {
            samples[i] = muLaw ? G711.fromMuLaw(content[i]) : G711.fromALaw(content[i]);
        }
        Speech recording = new Speech(samples, Resampler.TARGET_HZ, List.of());
        check(recording);
        return recording;
    }

    private static void check(Speech recording) throws SpeechException {
        if (recording.millis() > MAX_MILLIS) {
            throw new SpeechException("The recording is longer than " + MAX_MILLIS / 1000 + " s");
        }
    }

    private static String essence(String mediaType) {
        return mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static ByteBuffer header(int encoding, int bits, int rate, int dataBytes) {
        int padded = dataBytes + (dataBytes & 1);
        return ByteBuffer.allocate(HEADER_BYTES + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER_BYTES - 8 + padded)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) encoding)
                .putShort((short) 1)
                .putInt(rate)
                .putInt(rate * bits / 8)
                .putShort((short) (bits / 8))
                .putShort((short) bits)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(dataBytes);
    }
}
