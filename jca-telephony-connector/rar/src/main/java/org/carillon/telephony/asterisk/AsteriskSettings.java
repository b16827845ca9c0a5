package org.carillon.telephony.asterisk;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What all Asterisk servers have in common.
 *
 * @param voiceAddress where we take the voice of calls, by WebSocket and by AudioSocket
 * @param voicePassword that Asterisk must tell with a WebSocket (its user is never looked at), or an empty string
 * @param voiceTimeout after so long without voice, and without word from the manager, a call is given up
 * @param reaction an order to call to which nothing at all is answered is given up after so long
 * @param maxRing no call of ours rings longer
 * @param maxDuration no call lasts longer
 * @param incomingRing an incoming call that nobody takes is rejected after so long
 */
public record AsteriskSettings(
        InetSocketAddress voiceAddress,
        String voicePassword,
        Duration voiceTimeout,
        Duration reaction,
        Duration maxRing,
        Duration maxDuration,
        Duration incomingRing) {

    /** All but the password. */
    @Override
    public String toString() {
        return "voice at " + voiceAddress;
    }
}
