package org.carillon.mail.smtp;

import org.carillon.mail.MailRefusedException;
import org.subethamail.smtp.RejectException;

/** The refusals of the gateway: reply code (RFC 5321 section 4.2), enhanced code (RFC 3463) and a sentence. */
final class SmtpReply {

    private static final int LONGEST_SENTENCE = 400;

    private SmtpReply() {}

    static RejectException reject(int code, String sentence) {
        return new RejectException(code, sentence);
    }

    /** A refusal of the listener as a reply on one line of printable ASCII, whatever its sentence quotes from the client. */
    static RejectException reject(MailRefusedException refusal) {
        return reject(refusal.code(), printable(refusal.getMessage()));
    }

    private static String printable(String sentence) {
        String printable = sentence.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.substring(0, Math.min(printable.length(), LONGEST_SENTENCE));
    }
}
