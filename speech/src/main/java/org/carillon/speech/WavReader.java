package org.carillon.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a RIFF WAVE file: PCM of 8 or 16 bits, mu-law or A-law, 8000 to 48000 Hz, one or two channels. Everything in the
 * file is doubted: a chunk that reaches beyond the end is an error, but for the samples themselves, which are cut there:
 * recorders that stream leave their size open.
 */
final class WavReader {

    private static final int RIFF = fourCc("RIFF");
    private static final int WAVE = fourCc("WAVE");
    private static final int FMT = fourCc("fmt ");
    private static final int DATA = fourCc("data");

    private static final int PCM = 1;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xfffe;

    private static final int MIN_FORMAT_BYTES = 16;
    private static final int SUBFORMAT_OFFSET = 24;

    private final ByteBuffer file;
    private int encoding;
    private int channels;
    private int sampleRateHz;
    private int bits;

    private WavReader(byte[] content) {
        file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isWav(byte[] content) {
        return content.length >= 12
                && ByteBuffer.wrap(content).getInt(0) == RIFF
                && ByteBuffer.wrap(content).getInt(8) == WAVE;
    }

    /** @return the recording at its own rate, its channels mixed */
    static Speech read(byte[] content) throws SpeechException {
        return new WavReader(content).recording();
    }

    private Speech recording() throws SpeechException {
        file.position(12);
        while (file.remaining() >= 8) {
            int name = file.order(ByteOrder.BIG_ENDIAN).getInt();
            long size = file.order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffffffffL;
            if (name == DATA) {
                return new Speech(samples((int) Math.min(size, file.remaining())), sampleRateHz, List.of());
            }
            if (size > file.remaining()) {
                throw new SpeechException("The WAV file has a chunk that is longer than the file");
            }
            int next = (int) Math.min(file.position() + size + (size & 1), file.limit());
            if (name == FMT) {
                format((int) size);
            }
            file.position(next);
        }
        throw new SpeechException("The WAV file has no samples");
    }

    private void format(int size) throws SpeechException {
        if (size < MIN_FORMAT_BYTES) {
            throw new SpeechException("The format of the WAV file is cut short");
        }
        int start = file.position();
        encoding = file.getShort(start) & 0xffff;
        channels = file.getShort(start + 2) & 0xffff;
        sampleRateHz = file.getInt(start + 4);
        bits = file.getShort(start + 14) & 0xffff;
        if (encoding == EXTENSIBLE && size >= SUBFORMAT_OFFSET + 2) {
            encoding = file.getShort(start + SUBFORMAT_OFFSET) & 0xffff;
        }
        boolean known =
                encoding == PCM && (bits == 8 || bits == 16) || (encoding == A_LAW || encoding == MU_LAW) && bits == 8;
        if (!known) {
            throw new SpeechException("WAV of format " + encoding + " with " + bits + " bits is not supported");
        }
        if (channels < 1 || channels > 2) {
            throw new SpeechException("WAV with " + channels + " channels is not supported");
        }
        if (sampleRateHz < 8_000 || sampleRateHz > 48_000) {
            throw new SpeechException("WAV of " + sampleRateHz + " Hz is not supported");
        }
    }

    private short[] samples(int bytes) throws SpeechException {
        if (channels == 0) {
            throw new SpeechException("The WAV file has samples before their format");
        }
        short[] samples = new short[bytes / (channels * bits / 8)];
        for (int i = 0; i < samples.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += sample();
            }
            samples[i] = (short) (sum / channels);
        }
        return samples;
    }

    private short sample() {
        if (bits == 16) {
            return file.getShort();
        }
        byte code = file.get();
        return switch (encoding) {
            case MU_LAW -> G711.fromMuLaw(code);
            case A_LAW -> G711.fromALaw(code);
            default -> (short) ((code & 0xff) - 128 << 8);
        };
    }

    private static int fourCc(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
    }
}
