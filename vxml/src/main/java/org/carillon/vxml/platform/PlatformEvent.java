package org.carillon.vxml.platform;

import java.util.List;

/** What the platform tells the interpreter. */
public sealed interface PlatformEvent {

    /** Nothing happened in the time given. */
    record TimedOut() implements PlatformEvent {}

    /** A key was pressed: one of {@code 0-9 * # A-D}. */
    record KeyPressed(char key) implements PlatformEvent {}

    /** The caller began to speak (barge-in of type speech). */
    record SpeechStarted() implements PlatformEvent {}

    /** The caller's speech matched, best first, at least one. Listening has ended. */
    record Recognized(List<Utterance> nBest) implements PlatformEvent {
        public Recognized {
            nBest = List.copyOf(nBest);
        }
    }

    /** The caller spoke, and no grammar matched. Listening has ended. */
    record NotRecognized(Utterance best) implements PlatformEvent {}

    /** Everything queued has been played. */
    record PromptsEnded(PlayPosition position) implements PlatformEvent {}

    /** While recording: the caller has fallen silent for the final silence. */
    record Silence() implements PlatformEvent {}

    /** The third party answered. */
    record TransferAnswered() implements PlatformEvent {}

    /** The transfer is over. */
    record TransferEnded(TransferOutcome outcome, long seconds) implements PlatformEvent {}

    /** The caller is gone: hung up, or was disconnected or transferred away at our request. Nothing follows. */
    record Disconnected(String reason) implements PlatformEvent {}
}
