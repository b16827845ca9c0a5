package org.carillon.mail;

import jakarta.ejb.ApplicationException;

/**
 * A refusal that becomes an SMTP reply (RFC 5321 section 4.2, enhanced codes of RFC 3463). An expected answer, never
 * logged as an error. Rolls the bean's transaction back.
 */
@ApplicationException(rollback = true)
public class MailRefusedException extends Exception {

    private final int code;

    /**
     * @param code the SMTP reply code, 400-599
     * @param sentence enhanced status code and a sentence: {@code 5.7.1 unknown requester}
     */
    public MailRefusedException(int code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The SMTP reply code. */
    public int code() {
        return code;
    }
}
