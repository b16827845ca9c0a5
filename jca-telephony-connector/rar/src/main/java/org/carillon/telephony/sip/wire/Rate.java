package org.carillon.telephony.sip.wire;

/**
 * How much is let through.
 *
 * @param perSecond in the long run, at least 1
 * @param burst at once, at least 1
 */
public record Rate(int perSecond, int burst) {

    public Rate {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate lets something through, not " + perSecond + " and " + burst);
        }
    }
}
