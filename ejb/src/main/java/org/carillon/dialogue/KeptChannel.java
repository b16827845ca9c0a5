package org.carillon.dialogue;

/**
 * A channel of one telephony server, kept for one try to place a call. Whoever has it closes it, whatever happens. What became of the
 * try is told by {@link #served()} or {@link #refused(String)}; neither, when it did not come to that.
 */
public interface KeptChannel extends AutoCloseable {

    /** The server's name. */
    String server();

    /** The channel has been taken: from here on the server counts it itself. */
    void taken();

    /** The server has done its part: the call rang, was answered, or came to nothing for another reason than the server. */
    void served();

    /** The server, or the network behind it, refused the call before it rang. */
    void refused(String reason);

    /** Nothing more comes. Idempotent. */
    @Override
    void close();
}
