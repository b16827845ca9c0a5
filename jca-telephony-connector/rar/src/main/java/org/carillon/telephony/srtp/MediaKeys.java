package org.carillon.telephony.srtp;

import java.util.Objects;

/**
 * What protects a call's voice.
 *
 * @param suite how
 * @param ours protects what we send
 * @param peers protects what the peer sends
 */
public record MediaKeys(SrtpSuite suite, MasterKey ours, MasterKey peers) {

    public MediaKeys {
        Objects.requireNonNull(suite);
        Objects.requireNonNull(ours);
        Objects.requireNonNull(peers);
    }
}
