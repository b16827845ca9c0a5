package org.carillon.dialogue;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.carillon.speech.AudioFile;
import org.carillon.speech.VoiceActivity;
import org.carillon.telephony.CallAudio;
import org.carillon.vxml.platform.Recording;

/** What the customer says, recorded. Frames come on the media clock, so there is room for all of them from the start. */
final class CallRecording implements Consumer<short[]> {

    private static final Set<String> FORMATS = Set.of("audio/x-wav", "audio/wav");
    private static final int LONGEST_SECONDS = 300;
    private static final double MEDIUM_SENSITIVITY = 0.5;

    private final String mediaType;
    private final long finalSilenceFrames;
    private final Runnable onSpeech;
    private final Runnable onSilence;
    private final short[] samples = new short[LONGEST_SECONDS * CallAudio.SAMPLE_RATE_HZ];
    private final VoiceActivity voice = new VoiceActivity(MEDIUM_SENSITIVITY);
    private int length;
    private int quietFrames;
    private boolean spoken;

    /**
     * @param finalSilence so much silence ends a recording, once something was said
     * @param onSpeech told when the customer begins to speak, once
     * @param onSilence told when the final silence is over, each time
     */
    CallRecording(String mediaType, Duration finalSilence, Runnable onSpeech, Runnable onSilence) {
        this.mediaType = mediaType;
        this.finalSilenceFrames = Math.max(1, finalSilence.toMillis() / 20);
        this.onSpeech = onSpeech;
        this.onSilence = onSilence;
    }

    static boolean supports(String mediaType) {
        return FORMATS.contains(mediaType);
    }

    @Override
    public synchronized void accept(short[] frame) {
        int room = Math.min(frame.length, samples.length - length);
        System.arraycopy(frame, 0, samples, length, room);
        length += room;
        if (voice.hears(frame)) {
            if (!spoken) {
                onSpeech.run();
            }
            spoken = true;
            quietFrames = 0;
        } else if (spoken && ++quietFrames == finalSilenceFrames) {
            onSilence.run();
        }
    }

    synchronized Recording finish() {
        short[] said = java.util.Arrays.copyOf(samples, length);
        return new Recording(
                AudioFile.wav(said, CallAudio.SAMPLE_RATE_HZ), mediaType, length * 1000L / CallAudio.SAMPLE_RATE_HZ);
    }
}
