package org.carillon.telephony.media;

import org.carillon.telephony.CallAudio;

/**
 * The voice path of a call that can be connected with that of any other call of this connector. What implements it gives {@link #link()}
 * every frame that it hears, sends what it reads from there wherever nothing is played, and closes it with the call.
 */
public interface LinkedAudio extends CallAudio {

    /** Where it is connected; always the same. */
    AudioLink link();

    /** @throws IllegalArgumentException when the other is of another connector, or is this one */
    @Override
    default void connect(CallAudio other) {
        if (!(other instanceof LinkedAudio linked)) {
            throw new IllegalArgumentException("not a voice path of this connector: " + other);
        }
        link().connect(linked.link());
    }

    @Override
    default void disconnect() {
        link().disconnect();
    }
}
