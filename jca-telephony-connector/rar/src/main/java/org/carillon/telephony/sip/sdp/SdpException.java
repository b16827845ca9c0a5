package org.carillon.telephony.sip.sdp;

/** A session description that cannot be read, or that leaves nothing in common: SIP 488. */
public class SdpException extends Exception {

    public SdpException(String message) {
        super(message);
    }
}
