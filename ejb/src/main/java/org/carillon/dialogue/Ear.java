package org.carillon.dialogue;

import java.util.function.Consumer;
import org.carillon.telephony.CallAudio;

/** Hands what is heard of the customer to a recording and to who listens for words, to either or both. */
final class Ear implements Consumer<short[]> {

    private volatile CallRecording recording;
    private volatile CallListening listening;

    @Override
    public void accept(short[] frame) {
        CallRecording recorder = recording;
        if (recorder != null) {
            recorder.accept(frame);
        }
        CallListening listener = listening;
        if (listener != null) {
            listener.accept(frame);
        }
    }

    /** @param wanted null: nothing is recorded any more */
    void record(CallAudio audio, CallRecording wanted) {
        recording = wanted;
        tap(audio);
    }

    /** @param wanted null: nobody listens any more */
    void listen(CallAudio audio, CallListening wanted) {
        listening = wanted;
        tap(audio);
    }

    private void tap(CallAudio audio) {
        audio.tap(recording == null && listening == null ? null : this);
    }
}
