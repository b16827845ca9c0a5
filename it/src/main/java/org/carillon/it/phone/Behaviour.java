package org.carillon.it.phone;

import java.nio.file.Path;
import java.util.List;

/**
 * What somebody does with a call: a snapshot of a {@link Callee}.
 *
 * @param status the final answer, or 0 for none ever
 * @param afterMillis how long it rings before
 * @param ringing whether ringing is told (180)
 * @param forks whether a second phone answers too
 * @param afterPrompts what is done after each prompt, in order
 * @param timed what is done at a time after the answer
 * @param recording where what is heard goes, a file or a folder; null for nowhere
 * @param remembers whether what is heard is kept
 * @param codecs the payload types that are understood, the best first
 * @param eventType the payload type of telephone-event to ask for, or -1
 * @param silenceMillis how long a silence ends a prompt
 * @param referral what becomes of a transfer it is asked for (REFER), or 0: it knows nothing of such
 * @param loss the share of sent RTP packets that gets lost on the way, 0-1
 */
record Behaviour(
        int status,
        long afterMillis,
        boolean ringing,
        boolean forks,
        List<Act> afterPrompts,
        List<Timed> timed,
        Path recording,
        boolean remembers,
        List<Integer> codecs,
        int eventType,
        long silenceMillis,
        int referral,
        double loss) {

    /** Something that is done. */
    interface Act {
        void on(PhoneCall call);
    }

    /** Something that is done so long after the answer. */
    record Timed(long millis, Act act) {}
}
