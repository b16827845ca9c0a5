package org.carillon.telephony.asterisk;

/** What is known of a transfer that is under way. Not thread-safe. */
final class Transfer {

    private int cause;
    private String reason = "the third party did not answer";
    private boolean failed;
    private boolean returned;

    /** Whether it is known why it came to nothing. */
    boolean hasFailed() {
        return failed;
    }

    /** Voice has come back to us. */
    void voiceReturned() {
        returned = true;
    }

    boolean hasReturned() {
        return returned;
    }

    void fail(int status, String why) {
        failed = true;
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
