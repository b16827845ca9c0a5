package org.carillon.telephony.pool;

import jakarta.resource.ResourceException;

/** There is no channel to be had: the server is unknown, down or full. An answer, not a failure. */
public class ChannelRefusedException extends ResourceException {

    public ChannelRefusedException(String message) {
        super(message);
    }
}
