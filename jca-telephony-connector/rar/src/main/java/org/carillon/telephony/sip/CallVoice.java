package org.carillon.telephony.sip;

import java.io.IOException;
import org.carillon.telephony.media.CallMediaPath;
import org.carillon.telephony.media.Direction;
import org.carillon.telephony.media.MediaListener;
import org.carillon.telephony.media.NegotiatedMedia;
import org.carillon.telephony.pool.SerialExecutor;
import org.carillon.telephony.sip.sdp.OfferAnswer;

/** The voice of a call: its path, and the offers and answers that settle it. Belongs to the call's executor. */
final class CallVoice implements MediaListener, AutoCloseable {

    private final SipCall call;
    private final CallMediaPath path;
    private final OfferAnswer sdp;
    private boolean onHold;

    /** @throws IOException when there is no port for it */
    CallVoice(UserAgent agent, SipCall call, SerialExecutor executor) throws IOException {
        this.call = call;
        this.path = CallMediaPath.open(agent.settings().media(), agent.mediaClock(), executor, this);
        this.sdp = new OfferAnswer(
                agent.settings().media().localAddress(),
                path.localPort(),
                System.nanoTime() & Long.MAX_VALUE,
                call.trunk().mediaSecurity());
    }

    CallMediaPath path() {
        return path;
    }

    OfferAnswer sdp() {
        return sdp;
    }

    /** Early media: what the network says before the answer can be heard; nothing is sent. */
    void listen(NegotiatedMedia early) {
        path.start(early.flowing(Direction.RECVONLY));
    }

    /** The call is answered. What was played until now is dropped. */
    void open(NegotiatedMedia settled) {
        path.flush();
        change(settled);
    }

    /** Another address, codec or hold. */
    void change(NegotiatedMedia settled) {
        onHold = settled.direction() != Direction.SENDRECV;
        path.start(settled);
    }

    @Override
    public void close() {
        path.close();
    }

    @Override
    public void keyPressed(char key) {
        call.keyPressed(key);
    }

    @Override
    public void playbackEnded(long playback, long playedMillis) {
        call.playbackEnded(playback, playedMillis);
    }

    @Override
    public void mediaTimedOut() {
        if (!onHold) { // whoever holds a call need not play music
            call.ending().lose("no voice came in");
        }
    }
}
