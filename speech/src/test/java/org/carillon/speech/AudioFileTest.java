package org.carillon.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFileTest {

    @Test
    void whatIsWrittenIsRead() throws Exception {
        short[] tone = tone(440, 8000, 1000);

        assertThat(AudioFile.read(AudioFile.wav(tone, 8000), "audio/x-wav").samples())
                .isEqualTo(tone);
    }

    @Test
    void muLawIsAsGoodAsTheTelephone() throws Exception {
        short[] tone = tone(440, 8000, 1000);

        short[] read =
                AudioFile.read(AudioFile.muLawWav(tone, 8000), "audio/wav").samples();

        assertThat(read).hasSameSizeAs(tone);
        assertThat(signalToNoiseDb(tone, read)).isGreaterThan(33);
    }

    @Test
    void theFilesAreWhatOtherProgramsWriteAndRead() throws Exception {
        short[] tone = tone(440, 8000, 500);
        AudioInputStream theirs = AudioSystem.getAudioInputStream(new ByteArrayInputStream(AudioFile.wav(tone, 8000)));
        assertThat(theirs.getFormat().getSampleRate()).isEqualTo(8000);
        assertThat(theirs.getFrameLength()).isEqualTo(tone.length);
        assertThat(AudioSystem.getAudioFileFormat(new ByteArrayInputStream(AudioFile.muLawWav(tone, 8000)))
                        .getFormat()
                        .getEncoding())
                .isEqualTo(AudioFormat.Encoding.ULAW);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        AudioSystem.write(theirs, AudioFileFormat.Type.WAVE, written);

        assertThat(AudioFile.read(written.toByteArray(), "audio/wav").samples()).isEqualTo(tone);
    }

    @Test
    void everyMuLawCodeSurvivesTheWayThereAndBack() {
        for (int code = 0; code < 256; code++) {
            short sample = G711.fromMuLaw((byte) code);
            assertThat(G711.fromMuLaw(G711.toMuLaw(sample))).isEqualTo(sample);
        }
    }

    @Test
    void theExtremesAreThoseOfG711() {
        assertThat(G711.fromMuLaw((byte) 0x80)).isEqualTo((short) 32124);
        assertThat(G711.fromMuLaw((byte) 0x00)).isEqualTo((short) -32124);
        assertThat(G711.fromMuLaw((byte) 0xff)).isZero();
        assertThat(G711.fromALaw((byte) 0xaa)).isEqualTo((short) 32256);
        assertThat(G711.fromALaw((byte) 0x2a)).isEqualTo((short) -32256);
        assertThat(G711.fromALaw((byte) 0xd5)).isEqualTo((short) 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 12_347})
    void otherRatesKeepTheirPitchAndLoudness(int rate) throws Exception {
        Speech read = AudioFile.read(AudioFile.wav(tone(1000, rate, 1000), rate), "audio/wav");

        assertThat(read.sampleRateHz()).isEqualTo(8000);
        assertThat(read.millis()).isCloseTo(1000, within(1L));
        short[] expected = tone(1000, 8000, 1000);
        assertThat(signalToNoiseDb(middle(expected), middle(read.samples()))).isGreaterThan(40);
    }

    @Test
    void whatTheTelephoneCannotCarryIsFilteredOut() throws Exception {
        Speech read = AudioFile.read(AudioFile.wav(tone(5000, 16_000, 1000), 16_000), "audio/wav");

        // unfiltered it would be heard as 3000 Hz at full level
        assertThat(rms(middle(read.samples()))).isLessThan(rms(tone(5000, 16_000, 1000)) / 500);
    }

    @Test
    void bothChannelsAreHeard() throws Exception {
        byte[] stereo = header(1, 2, 8000, 16, 4 * 100);
        ByteBuffer data = ByteBuffer.wrap(stereo).order(ByteOrder.LITTLE_ENDIAN).position(44);
        for (int i = 0; i < 100; i++) {
            data.putShort((short) 1000).putShort((short) 3000);
        }

        assertThat(AudioFile.read(stereo, "audio/wav").samples()).hasSize(100).containsOnly(2000);
    }

    @Test
    void rawAudioIsReadByItsMediaType() throws Exception {
        byte[] content = {(byte) 0x80, (byte) 0xaa};

        assertThat(AudioFile.read(content, "audio/basic; rate=8000").samples()[0])
                .isEqualTo((short) 32124);
        assertThat(AudioFile.read(content, "AUDIO/x-alaw-basic").samples()[1]).isEqualTo((short) 32256);
        assertThatThrownBy(() -> AudioFile.read(content, "audio/mpeg"))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("audio/mpeg");
        assertThatThrownBy(() -> AudioFile.read(content, null)).isInstanceOf(SpeechException.class);
        assertThatThrownBy(() -> AudioFile.read(content, "audio/wav")).isInstanceOf(SpeechException.class);
    }

    @Test
    void aStreamedFileWithoutItsLengthIsReadToItsEnd() throws Exception {
        byte[] streamed = AudioFile.wav(tone(440, 8000, 100), 8000);
        ByteBuffer.wrap(streamed).order(ByteOrder.LITTLE_ENDIAN).putInt(40, -1);

        assertThat(AudioFile.read(streamed, "audio/wav").samples()).isEqualTo(tone(440, 8000, 100));
    }

    @Test
    void aChunkBeyondTheEndIsRefused() {
        byte[] file = AudioFile.wav(new short[100], 8000);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(16, Integer.MAX_VALUE);

        assertThatThrownBy(() -> AudioFile.read(file, "audio/wav"))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("longer than the file");
    }

    @Test
    void impossibleFormatsAreRefused() {
        refused(header(1, 0, 8000, 16, 0), "channels");
        refused(header(1, 3, 8000, 16, 0), "channels");
        refused(header(1, 1, 0, 16, 0), "Hz");
        refused(header(1, 1, -1, 16, 0), "Hz");
        refused(header(1, 1, 96_000, 16, 0), "Hz");
        refused(header(1, 1, 8000, 0, 0), "bits");
        refused(header(1, 1, 8000, 24, 0), "bits");
        refused(header(85, 1, 8000, 16, 0), "format 85");
    }

    @Test
    void aDamagedFileIsReadOrRefusedAndNothingElse() {
        Random random = new Random(20261121);
        byte[] good = AudioFile.wav(tone(440, 16_000, 50), 16_000);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(good, 13 + random.nextInt(good.length));
            for (int bytes = random.nextInt(8); bytes > 0; bytes--) {
                damaged[12 + random.nextInt(Math.min(44, damaged.length) - 12)] = (byte) random.nextInt();
            }
            readOrRefuse(damaged);
        }
    }

    private static void readOrRefuse(byte[] content) {
        try {
            assertThat(AudioFile.read(content, "audio/wav").sampleRateHz()).isEqualTo(8000);
        } catch (SpeechException e) {
            assertThat(e).hasMessageContaining("WAV");
        }
    }

    private static void refused(byte[] file, String reason) {
        assertThatThrownBy(() -> AudioFile.read(file, "audio/wav"))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] header(int encoding, int channels, int rate, int bits, int dataBytes) {
        byte[] file = Arrays.copyOf(AudioFile.wav(new short[0], 8000), 44 + dataBytes);
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(20, (short) encoding)
                .putShort(22, (short) channels)
                .putInt(24, rate)
                .putShort(34, (short) bits)
                .putInt(40, dataBytes);
        return file;
    }

    private static short[] tone(double hz, int rate, int millis) {
        short[] samples = new short[rate * millis / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(10_000 * Math.sin(2 * Math.PI * hz * i / rate));
        }
        return samples;
    }

    /** Without the edges, where a filter has less than it needs. */
    private static short[] middle(short[] samples) {
        return Arrays.copyOfRange(samples, 100, samples.length - 100);
    }

    private static double signalToNoiseDb(short[] wanted, short[] got) {
        double noise = 0;
        double signal = 0;
        for (int i = 0; i < wanted.length; i++) {
            signal += (double) wanted[i] * wanted[i];
            noise += Math.pow(got[i] - wanted[i], 2);
        }
        return 10 * Math.log10(signal / Math.max(noise, 1e-9));
    }

    private static double rms(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }
}
