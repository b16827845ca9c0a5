package org.carillon.dialogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.carillon.session.EventType;
import org.carillon.speech.Speech;
import org.carillon.speech.SpeechException;
import org.carillon.speech.recognition.Recognizer;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.platform.PromptPart;
import org.carillon.vxml.platform.Recording;
import org.carillon.vxml.platform.SpeechRequest;
import org.carillon.vxml.platform.TransferRequest;
import org.carillon.vxml.platform.VoicePlatform;

/**
 * The only place where a {@link Call} meets the VoiceXML interpreter. What the connector tells goes through one queue to the
 * dialogue's thread.
 */
final class CallVoicePlatform implements VoicePlatform {

    private static final Duration NEVER = Duration.ofDays(1);

    private static final Duration LONGEST_RINGING = Duration.ofMinutes(2);
    private static final Duration SHORTEST_BRIDGE = Duration.ofSeconds(1);

    /** What a bridge leaves of a session, so that its application can say good-bye. */
    private static final Duration LEFT_AFTER_BRIDGE = Duration.ofSeconds(15);

    private final PromptAudio prompts;
    private final Recognizer recognizer;
    private final BiConsumer<EventType, String> timeline;
    private final CallEvents events;
    private final CallTransfers transfers;
    private final Duration longestSession;
    private final Playing playing = new Playing();
    private long connectedAt;
    private Call call;
    private final Ear ear = new Ear();
    private CallRecording recording;
    private CallListening listening;
    private boolean deaf;
    /** Set by the connector's thread, read by the dialogue's. */
    private volatile boolean over;

    CallVoicePlatform(
            PromptAudio prompts,
            Recognizer recognizer,
            BiConsumer<EventType, String> timeline,
            CallEvents events,
            CallTransfers transfers,
            Duration longestSession) {
        this.prompts = prompts;
        this.recognizer = recognizer;
        this.timeline = timeline;
        this.events = events;
        this.transfers = transfers;
        this.longestSession = longestSession;
    }

    /** The call was answered: from here on it can be talked to. */
    void connect(Call answered) {
        this.call = answered;
        this.connectedAt = nanoTime();
    }

    /** From the connector: returns at once. */
    void keyPressed(char key) {
        if (!transfers.isConnected()) {
            // what is pressed for a third party, such as a number that is secret, is none of ours
            timeline.accept(EventType.KEY, String.valueOf(key));
        }
        events.handle(() -> {
            transfers.keyPressed(key);
            return new PlatformEvent.KeyPressed(key);
        });
    }

    /** From the connector: returns at once. */
    void playbackEnded(long playback) {
        if (playing.ended(playback)) {
            events.tell(new PlatformEvent.PromptsEnded(playing.position(nanoTime())));
        }
    }

    /** From the connector: returns at once. */
    void transferFailed(int cause, String reason) {
        events.handle(() -> transfers.handOverFailed(cause, reason));
    }

    /** From the connector: returns at once. */
    void ended(CallEnd end) {
        over = true;
        events.handle(() -> transfers.callerEnded(end));
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
                speak(prompts.of(part));
            }
        }
        if (playing.isSilent()) {
            events.tell(new PlatformEvent.PromptsEnded(playing.position(nanoTime())));
        }
    }

    private void speak(Speech speech) {
        if (speech.samples().length > 0 && !over) {
            playing.add(speech, nanoTime(), () -> call.audio().play(speech.samples()));
        }
    }

    @Override
    public PlayPosition stopPlaying() {
        PlayPosition position = playing.drop(nanoTime());
        call.audio().flush();
        return position;
    }

    @Override
    public void listen(SpeechRequest request) {
        stopListening();
        try {
            recognizer.prepare(request.language());
        } catch (SpeechException e) {
            cannotListen(e.getMessage());
            return;
        }
        listening = new CallListening(recognizer, request, events, this::cannotListen);
        ear.listen(call.audio(), listening);
    }

    /** Keys go on. Once is enough for a timeline: an application may ask many times. */
    private void cannotListen(String reason) {
        if (!deaf) {
            deaf = true;
            timeline.accept(EventType.EVENT, "error.noresource: " + reason);
        }
    }

    @Override
    public void stopListening() {
        if (listening != null) {
            listening.close();
            listening = null;
            ear.listen(call.audio(), null);
        }
    }

    @Override
    public PlatformEvent await(Duration timeout) {
        long deadline = nanoTime() + timeout.toNanos();
        while (true) {
            long now = nanoTime();
            PlatformEvent event = transfers.dueAt() <= now ? transfers.due() : next(deadline, now);
            if (event != null) {
                return event;
            }
            if (nanoTime() >= deadline) {
                return new PlatformEvent.TimedOut();
            }
        }
    }

    private PlatformEvent next(long deadline, long now) {
        return events.next(Math.min(deadline, transfers.dueAt()) - now);
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
                () -> events.tell(new PlatformEvent.SpeechStarted()),
                () -> events.tell(new PlatformEvent.Silence())));
    }

    private void record(CallRecording started) {
        recording = started;
        ear.record(call.audio(), started);
    }

    @Override
    public Recording stopRecording() {
        ear.record(call.audio(), null);
        return recording.finish();
    }

    @Override
    public void transfer(TransferRequest request) {
        Duration left = longestSession.minusNanos(nanoTime() - connectedAt).minus(LEFT_AFTER_BRIDGE);
        Duration atMost = left.compareTo(SHORTEST_BRIDGE) < 0 ? SHORTEST_BRIDGE : left;
        boolean unlimited = request.maxTime().isZero() || request.maxTime().compareTo(atMost) > 0;
        transfers.begin(
                call,
                new TransferRequest(
                        request.type(),
                        request.destination(),
                        shorter(request.connectTimeout(), LONGEST_RINGING),
                        unlimited ? atMost : request.maxTime(),
                        request.transferAudio(),
                        request.aai()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Connects the caller with whoever answers there; {@link PlatformEvent.TransferEnded} follows. */
    void join(TelephonyConnection channel, CallRequest request) {
        transfers.join(call, channel, request);
    }

    @Override
    public void endTransfer() {
        transfers.end();
    }

    @Override
    public void disconnect(Map<String, Object> namelist) {
        if (transfers.isKept()) {
            awaitEndOfKept();
        } else {
            transfers.abandon();
            awaitEndOfPrompts();
        }
        call.hangUp();
    }

    /** The dialogue is over, but the caller still talks with the third party. */
    private void awaitEndOfKept() {
        while (!over && transfers.isKept() && !Thread.currentThread().isInterrupted()) {
            await(Duration.ofMinutes(1));
        }
        transfers.abandon();
    }

    private void awaitEndOfPrompts() {
        long deadline = nanoTime() + playing.remainingNanos(nanoTime()) + TimeUnit.SECONDS.toNanos(1);
        while (!over && !playing.isSilent() && nanoTime() < deadline) {
            if (await(Duration.ofNanos(deadline - nanoTime())) instanceof PlatformEvent.Disconnected gone) {
                events.tell(gone);
                break;
            }
        }
    }

    /** Writes down what could not be written during the call. */
    void settle(Duration longest) {
        transfers.settle(longest);
    }
}
