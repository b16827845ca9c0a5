package org.carillon.telephony;

/** Implemented by the message-driven bean that hears of changes of the servers' availability. */
public interface ServerStatusListener {

    /** The server's availability has just changed to what the status says; also told once for each server at the start. */
    void onServerStatus(ServerStatus status);
}
