package org.carillon.telephony.asterisk;

/** What is known of a transfer that is under way. Not thread-safe. */
final class Transfer {

    private int cause;
    private String reason = "the third party did not answer";

    void fail(int status, String why) {
        cause = status;
        reason = why;
    }

    /** The SIP status that the third party gave, or 0. */
    int cause() {
        return cause;
    }

    String reason() {
        return reason;
    }
}
