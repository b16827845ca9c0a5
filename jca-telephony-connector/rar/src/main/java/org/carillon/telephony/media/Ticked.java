package org.carillon.telephony.media;

/** What the media clock drives. */
public interface Ticked {

    /**
     * A tick of 20 ms. Allocates nothing, blocks nowhere, logs nothing.
     *
     * @param missed whole ticks that were slept through before this one
     * @param workspace buffers of the calling thread
     * @return false when this was the last tick it wants
     */
    boolean tick(int missed, Workspace workspace);

    /** A tick has thrown; no other will come. */
    void broken();
}
