package org.carillon.it.phone.voice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Sound in files: WAV, 8000 samples per second, 16 bit, mono. */
public final class WavFile {

    private static final AudioFormat FORMAT = new AudioFormat(8_000, 16, 1, true, false);

    private WavFile() {}

    public static void write(Path file, short[] samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        try (AudioInputStream stream =
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), FORMAT, samples.length)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    /** Reads a file, converting its sample format where it is another one. */
    public static short[] read(Path file) throws IOException {
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(file.toFile());
                AudioInputStream linear = AudioSystem.getAudioInputStream(FORMAT, stream)) {
            ByteBuffer bytes = ByteBuffer.wrap(linear.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            short[] samples = new short[bytes.remaining() / 2];
            bytes.asShortBuffer().get(samples);
            return samples;
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(e);
        }
    }
}
