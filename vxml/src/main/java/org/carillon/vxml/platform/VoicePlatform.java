package org.carillon.vxml.platform;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the interpreter needs of the outside: the port between a VoiceXML session and a call. All timing of input (VoiceXML 2.0
 * Appendix D) is the interpreter's own; the platform plays, listens, and tells what happens. Used by one thread.
 */
public interface VoicePlatform {

    /** Monotonic time in nanoseconds; a virtual clock in tests. */
    long nanoTime();

    /**
     * Appends to what is being played; returns at once. When the last queued part has been played, {@link
     * PlatformEvent.PromptsEnded} follows once.
     */
    void play(List<PromptPart> parts);

    /**
     * Silences at once and drops everything queued (barge-in, VoiceXML 2.0 section 4.1.5). No {@link
     * PlatformEvent.PromptsEnded} follows.
     *
     * @return where playing was
     */
    PlayPosition stopPlaying();

    /**
     * Starts to listen for speech in the grammars, until {@link #stopListening()} or a result. Keys are always told, this
     * is for voice only. A platform without a recognizer does nothing.
     */
    void listen(SpeechRequest request);

    /** Ends listening; nothing heard so far is told any more. Idempotent. */
    void stopListening();

    /**
     * Waits for the next thing to happen.
     *
     * @param timeout how long; zero polls
     * @return the event, or {@link PlatformEvent.TimedOut}
     */
    PlatformEvent await(Duration timeout);

    /**
     * Starts to record what the caller says.
     *
     * @param mediaType the format wanted, {@code audio/x-wav} or {@code audio/basic}
     * @throws UnsupportedOperationException never: a format that isn't supported is answered by {@link #supportsRecording}
     */
    void startRecording(String mediaType);

    /**
     * Starts to record, and tells by {@link PlatformEvent.SpeechStarted} that the caller began to speak, and by {@link
     * PlatformEvent.Silence} that they have been silent since for that long. A platform that has its own idea of silence need not
     * override this.
     *
     * @param finalSilence {@code <record finalsilence>}
     */
    default void startRecording(String mediaType, Duration finalSilence) {
        startRecording(mediaType);
    }

    /** Whether recordings can be made in that format. */
    boolean supportsRecording(String mediaType);

    /** Ends the recording and hands it over; also once the caller has hung up. */
    Recording stopRecording();

    /**
     * Transfers the call (VoiceXML 2.1 section 7). For a bridge, events go on while the third party is connected: {@link
     * PlatformEvent.TransferAnswered}, keys, at last {@link PlatformEvent.TransferEnded}. For blind transfers {@link
     * PlatformEvent.TransferEnded} or {@link PlatformEvent.Disconnected} follows.
     */
    void transfer(TransferRequest request);

    /** Ends the third party's leg and brings the caller back to the dialogue; {@link PlatformEvent.TransferEnded} follows. */
    void endTransfer();

    /** Hangs up, once what is queued has been played. {@link PlatformEvent.Disconnected} follows. */
    void disconnect(Map<String, Object> namelist);
}
