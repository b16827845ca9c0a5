package org.carillon.telephony.srtp;

import java.util.Optional;

/** How voice is protected; the names are those of SDP (RFC 4568 section 6.2), the preferred one first. */
public enum SrtpSuite {
    AES_CM_128_HMAC_SHA1_80(10),
    AES_CM_128_HMAC_SHA1_32(4);

    /** Of either suite, the authentication of RTCP (RFC 4568 section 6.2). */
    static final int REPORT_TAG_BYTES = 10;

    private final int tagBytes;

    SrtpSuite(int tagBytes) {
        this.tagBytes = tagBytes;
    }

    /** The suite with the given name, if it is one of ours. */
    public static Optional<SrtpSuite> named(String name) {
        for (SrtpSuite suite : values()) {
            if (suite.name().equals(name)) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }

    /** What a packet of voice grows by. */
    int tagBytes() {
        return tagBytes;
    }
}
