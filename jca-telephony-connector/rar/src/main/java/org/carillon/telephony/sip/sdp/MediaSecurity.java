package org.carillon.telephony.sip.sdp;

/** Whether voice is protected (SRTP) with keys that are exchanged in the session descriptions (SDES, RFC 4568). */
public enum MediaSecurity {
    /** Never: keys that are offered are passed over. */
    OFF,
    /**
     * Where the peer can. Our offer has keys and is one of plain RTP all the same, as much of the world does it, so that a peer that knows
     * no keys answers without.
     */
    OPTIONAL,
    /** Always: what would be unprotected is refused. */
    REQUIRED;

    /** Whether a stream can be accepted. */
    boolean accepts(MediaDescription audio) {
        boolean plain = !audio.isSecure() && this != REQUIRED;
        return plain || this != OFF && !audio.crypto().isEmpty();
    }
}
