package org.carillon.telephony.asterisk;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.media.AudioLink;
import org.carillon.telephony.media.PlayQueue;

/**
 * Sends what is to be played, some frames ahead where Asterisk keeps the time itself, and knows when it has really been played. Belongs
 * to the media clock, but for {@link #play} and {@link #flush}.
 */
final class Playout {

    private static final int TICK_MILLIS = 20;

    private final PlayQueue plays = new PlayQueue(this::readToItsEnd);
    private final Queue<Ending> endings = new ArrayDeque<>();
    private final AudioLink link;
    private final PlayQueue.EndListener listener;
    private final short[] frame = new short[CallAudio.FRAME_SAMPLES];
    private volatile boolean flushed;
    private boolean dropping;
    /** Frames sent that Asterisk has still to play. */
    private int ahead;

    /** A playback that was sent to its end, which is still to be played. */
    private static final class Ending {
        private final long id;
        private final long millis;
        private int ticksLeft;

        Ending(long id, long millis, int ticksLeft) {
            this.id = id;
            this.millis = millis;
            this.ticksLeft = ticksLeft;
        }
    }

    /**
     * @param link what is sent where nothing is played
     * @param listener called on the media clock
     */
    Playout(AudioLink link, PlayQueue.EndListener listener) {
        this.link = link;
        this.listener = listener;
    }

    /** From any thread. */
    long play(short[] samples) {
        return plays.add(samples);
    }

    /** From any thread: silent with the next tick. */
    void flush() {
        plays.flush();
        flushed = true;
    }

    /** Sends what is due. */
    void tick(int missed, VoiceLine line) {
        pass(1 + missed);
        if (flushed) {
            flushed = false;
            drop();
            line.flush();
        }
        if (!plays.isEmpty()) {
            push(line);
        } else if (ahead == 0 && link.isConnected()) {
            link.read(frame);
            if (line.begin(1)) {
                line.put(frame);
                line.end();
            }
        }
        line.send();
    }

    private void pass(int ticks) {
        ahead = Math.max(0, ahead - ticks);
        if (endings.isEmpty()) {
            return;
        }
        for (Iterator<Ending> waiting = endings.iterator(); waiting.hasNext(); ) {
            Ending ending = waiting.next();
            ending.ticksLeft -= ticks;
            if (ending.ticksLeft <= 0) {
                waiting.remove();
                listener.playbackEnded(ending.id, ending.millis);
            }
        }
    }

    /** Fills up the store when it is half empty. */
    private void push(VoiceLine line) {
        int lead = line.lead();
        if (ahead > lead / 2) {
            return;
        }
        int frames = Math.max(1, lead - ahead);
        if (!line.begin(frames)) {
            return;
        }
        for (int i = 0; i < frames && !plays.isEmpty(); i++) {
            ahead++;
            link.read(frame);
            plays.read(frame);
            line.put(frame);
        }
        line.end();
    }

    private void readToItsEnd(long id, long millis) {
        if (dropping) {
            listener.playbackEnded(id, Math.max(0, millis - (long) ahead * TICK_MILLIS));
        } else {
            endings.add(new Ending(id, millis, ahead));
        }
    }

    /** Ends everything that was queued: what waits at Asterisk's end was not heard. */
    private void drop() {
        for (Ending ending : endings) {
            listener.playbackEnded(ending.id, Math.max(0, ending.millis - (long) ending.ticksLeft * TICK_MILLIS));
        }
        endings.clear();
        dropping = true;
        plays.dropFlushed();
        dropping = false;
        ahead = 0;
    }

    /** Ends everything, as there is no line to play it on. */
    void clear() {
        plays.flush();
        drop();
    }
}
