package org.carillon.dialogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.carillon.session.EventType;
import org.carillon.speech.AudioFile;
import org.carillon.speech.Speech;
import org.carillon.speech.SpeechException;
import org.carillon.speech.Synthesizer;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.CallEnd;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.platform.PromptPart;
import org.carillon.vxml.platform.Recording;
import org.carillon.vxml.platform.SpeechRequest;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;
import org.carillon.vxml.platform.VoicePlatform;

/**
 * The only place where a {@link Call} meets the VoiceXML interpreter. What the connector tells goes through one queue to the
 * dialogue's thread. There is no recognizer yet: nothing listens to speech, and transfers are not supported.
 */
final class CallVoicePlatform implements VoicePlatform {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Synthesizer synthesizer;
    private final BiConsumer<EventType, String> timeline;
    private final BlockingQueue<PlatformEvent> events = new LinkedBlockingQueue<>();
    private final Playing playing = new Playing();
    private Call call;
    private CallRecording recording;
    /** Set by the connector's thread, read by the dialogue's. */
    private volatile boolean over;

    CallVoicePlatform(Synthesizer synthesizer, BiConsumer<EventType, String> timeline) {
        this.synthesizer = synthesizer;
        this.timeline = timeline;
    }

    /** The call was answered: from here on it can be talked to. */
    void connect(Call answered) {
        this.call = answered;
    }

    /** From the connector: returns at once. */
    void keyPressed(char key) {
        timeline.accept(EventType.KEY, String.valueOf(key));
        events.add(new PlatformEvent.KeyPressed(key));
    }

    /** From the connector: returns at once. */
    void playbackEnded(long playback) {
        if (playing.ended(playback)) {
            events.add(new PlatformEvent.PromptsEnded(playing.position(nanoTime())));
        }
    }

    /** From the connector: returns at once. */
    void ended(CallEnd end) {
        over = true;
        events.add(new PlatformEvent.Disconnected(end.reason()));
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void play(List<PromptPart> parts) {
        for (PromptPart part : parts) {
            if (part instanceof PromptPart.Mark mark) {
                playing.mark(mark.name());
            } else {
                speak(audioOf(part));
            }
        }
        if (playing.isSilent()) {
            events.add(new PlatformEvent.PromptsEnded(playing.position(nanoTime())));
        }
    }

    private void speak(Speech speech) {
        if (speech.samples().length > 0 && !over) {
            playing.add(speech, nanoTime(), () -> call.audio().play(speech.samples()));
        }
    }

    private Speech audioOf(PromptPart part) {
        try {
            if (part instanceof PromptPart.Spoken spoken) {
                return synthesizer.synthesize(spoken.ssml());
            }
            if (part instanceof PromptPart.Audio audio) {
                return AudioFile.read(audio.content(), audio.mediaType());
            }
        } catch (SpeechException e) {
            // the caller hears nothing of this part; the timeline says why
            timeline.accept(EventType.EVENT, "error.noresource: " + e.getMessage());
        }
        return part instanceof PromptPart.Pause pause ? silence(pause.length()) : silence(Duration.ZERO);
    }

    private static Speech silence(Duration wanted) {
        Duration length = wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
        return new Speech(
                new short[(int) (length.toMillis() * CallAudio.SAMPLE_RATE_HZ / 1000)],
                CallAudio.SAMPLE_RATE_HZ,
                List.of());
    }

    @Override
    public PlayPosition stopPlaying() {
        PlayPosition position = playing.drop(nanoTime());
        call.audio().flush();
        return position;
    }

    @Override
    public void listen(SpeechRequest request) {
        // keys only: no recognizer
    }

    @Override
    public void stopListening() {
        // keys only: no recognizer
    }

    @Override
    public PlatformEvent await(Duration timeout) {
        try {
            PlatformEvent event = events.poll(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
            return event == null ? new PlatformEvent.TimedOut() : event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PlatformEvent.Disconnected("the server is stopping");
        }
    }

    @Override
    public boolean supportsRecording(String mediaType) {
        return CallRecording.supports(mediaType);
    }

    @Override
    public void startRecording(String mediaType) {
        record(new CallRecording(mediaType, NEVER, () -> {}, () -> {}));
    }

    @Override
    public void startRecording(String mediaType, Duration finalSilence) {
        record(new CallRecording(
                mediaType,
                finalSilence,
                () -> events.add(new PlatformEvent.SpeechStarted()),
                () -> events.add(new PlatformEvent.Silence())));
    }

    private void record(CallRecording started) {
        recording = started;
        call.audio().tap(started);
    }

    @Override
    public Recording stopRecording() {
        call.audio().tap(null);
        return recording.finish();
    }

    @Override
    public void transfer(TransferRequest request) {
        events.add(new PlatformEvent.TransferEnded(TransferOutcome.UNSUPPORTED, 0));
    }

    @Override
    public void endTransfer() {
        throw new IllegalStateException("there is no transfer");
    }

    @Override
    public void disconnect(Map<String, Object> namelist) {
        long deadline = nanoTime() + playing.remainingNanos(nanoTime()) + TimeUnit.SECONDS.toNanos(1);
        while (!over && !playing.isSilent() && nanoTime() < deadline) {
            if (await(Duration.ofNanos(deadline - nanoTime())) instanceof PlatformEvent.Disconnected gone) {
                events.add(gone);
                break;
            }
        }
        call.hangUp();
    }
}
