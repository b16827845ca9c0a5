package org.carillon.telephony.sip;

import javax.sip.message.Response;
import org.carillon.telephony.Disposition;

/** What a final answer other than 2xx means for the call (RFC 3261 section 21, RFC 8197, RFC 8688). */
final class FinalAnswer {

    private static final int MAX_REASON = 100;

    private FinalAnswer() {}

    /** @param rang whether the callee had been alerted before */
    static Disposition disposition(int status, boolean rang) {
        return switch (status) {
            case 486, 600 -> Disposition.BUSY;
            case 403, 603, 607, 608 -> Disposition.DECLINED;
            case 480, 487 -> Disposition.NO_ANSWER;
            case 408 -> rang ? Disposition.NO_ANSWER : Disposition.CONGESTION;
            default -> status / 100 == 5 ? Disposition.CONGESTION : Disposition.FAILED;
        };
    }

    /** The answer in words, cleaned of what does not belong into a log or a page. */
    static String reason(Response response) {
        String phrase = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        String clean = phrase.replaceAll("\\p{Cntrl}", " ");
        String reason = response.getStatusCode() + " " + clean.substring(0, Math.min(clean.length(), MAX_REASON));
        // whoever may send us anywhere may send us to where it is expensive
        return response.getStatusCode() / 100 == 3 ? reason + " (redirects are not followed)" : reason;
    }
}
