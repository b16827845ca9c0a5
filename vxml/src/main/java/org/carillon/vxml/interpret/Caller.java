package org.carillon.vxml.interpret;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.platform.PromptPart;
import org.carillon.vxml.platform.VoicePlatform;

/**
 * The caller, as the interpreter sees it: the platform, with keys typed ahead kept, and with a hang-up turned into the event
 * that the standard names, once.
 */
final class Caller {

    private static final int MAX_TYPED_AHEAD = 100;
    private static final PlatformEvent TIMED_OUT = new PlatformEvent.TimedOut();

    private final VoicePlatform platform;
    private final Limits limits;
    private final Deque<Character> typedAhead = new ArrayDeque<>();
    private boolean playing;
    private boolean gone;

    Caller(VoicePlatform platform, Limits limits) {
        this.platform = platform;
        this.limits = limits;
    }

    VoicePlatform platform() {
        return platform;
    }

    boolean isGone() {
        return gone;
    }

    /** Where something is wanted of the caller; without one, the session is over (VoiceXML 2.0 section 1.5.4). */
    void mustBeThere() {
        if (gone) {
            throw SessionEnd.finalProcessing();
        }
    }

    boolean isPlaying() {
        return playing;
    }

    long nanoTime() {
        return platform.nanoTime();
    }

    /** Appends to what is played. */
    void play(List<PromptPart> parts) throws VoiceXmlEvent {
        if (playing) {
            // an end of what was played before must not be taken for the end of this
            poll();
        }
        if (!gone && !parts.isEmpty()) {
            playing = true;
            platform.play(parts);
        }
    }

    PlayPosition stopPlaying() {
        playing = false;
        return gone ? PlayPosition.NONE : platform.stopPlaying();
    }

    /** Whether keys wait that were pressed before they were asked for. */
    boolean hasTypedAhead() throws VoiceXmlEvent {
        poll();
        return !typedAhead.isEmpty();
    }

    void forgetTypedAhead() throws VoiceXmlEvent {
        poll();
        typedAhead.clear();
    }

    /**
     * Waits for the next event, keys typed ahead first.
     *
     * @throws VoiceXmlEvent {@code connection.disconnect.hangup}, once
     */
    PlatformEvent next(Duration timeout) throws VoiceXmlEvent {
        if (!typedAhead.isEmpty()) {
            return new PlatformEvent.KeyPressed(typedAhead.poll());
        }
        return fromPlatform(timeout);
    }

    /** Waits until everything queued has been played; keys pressed meanwhile are kept. */
    void awaitEndOfPrompts() throws VoiceXmlEvent {
        while (playing) {
            keep(fromPlatform(Duration.ofMinutes(1)));
        }
    }

    /** Looks whether something has happened, without waiting: keys are kept, a hang-up is thrown. */
    void poll() throws VoiceXmlEvent {
        PlatformEvent event;
        do {
            event = gone ? TIMED_OUT : fromPlatform(Duration.ZERO);
            keep(event);
        } while (!(event instanceof PlatformEvent.TimedOut));
    }

    /** Lets that much time go by; keys are kept, a hang-up is thrown. */
    void pass(Duration time) throws VoiceXmlEvent {
        keep(fromPlatform(time));
    }

    /** Hangs up once what is queued has been played. */
    void disconnect(Map<String, Object> namelist) {
        if (gone) {
            return;
        }
        platform.disconnect(namelist);
        PlatformEvent event;
        do {
            limits.checkTime();
            event = platform.await(Duration.ofNanos(limits.nanosLeft()));
        } while (!(event instanceof PlatformEvent.Disconnected));
        gone = true;
        playing = false;
    }

    /** The call has been handed over. */
    void transferredAway() {
        gone = true;
        playing = false;
    }

    private void keep(PlatformEvent event) {
        if (event instanceof PlatformEvent.KeyPressed pressed && typedAhead.size() < MAX_TYPED_AHEAD) {
            typedAhead.add(pressed.key());
        }
    }

    private PlatformEvent fromPlatform(Duration timeout) throws VoiceXmlEvent {
        mustBeThere();
        limits.checkTime();
        long nanos = Math.min(timeout.toNanos(), limits.nanosLeft());
        PlatformEvent event = platform.await(Duration.ofNanos(nanos));
        if (event instanceof PlatformEvent.Disconnected disconnected) {
            gone = true;
            playing = false;
            throw new VoiceXmlEvent("connection.disconnect.hangup", disconnected.reason());
        }
        if (event instanceof PlatformEvent.PromptsEnded) {
            playing = false;
        }
        if (event instanceof PlatformEvent.KeyPressed || event instanceof PlatformEvent.SpeechStarted) {
            limits.inputReceived();
        }
        return event;
    }
}
