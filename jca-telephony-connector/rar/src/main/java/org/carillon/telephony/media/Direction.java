package org.carillon.telephony.media;

/** Which way voice flows, seen from our end (RFC 3264 section 5.1). Anything but {@link #SENDRECV} is some kind of hold. */
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** Whether we send. */
    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    /** Whether we receive. */
    public boolean receives() {
        return this == SENDRECV || this == RECVONLY;
    }
}
