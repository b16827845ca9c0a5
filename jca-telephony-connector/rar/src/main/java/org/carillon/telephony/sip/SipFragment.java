package org.carillon.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Message;

/**
 * The status line in a body of the type message/sipfrag (RFC 3420).
 *
 * @param code 100-699
 * @param phrase its reason phrase, cleaned of what does not belong into a log or a page
 */
record SipFragment(int code, String phrase) {

    private static final int MAX_LINE = 200;
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 ([1-6][0-9]{2})(?: ([^\r\n]*))?");

    /** What the message carries, or null where that is none. */
    static SipFragment in(Message message) {
        byte[] content = message.getRawContent();
        if (content == null) {
            return null;
        }
        String start = new String(content, 0, Math.min(content.length, MAX_LINE), StandardCharsets.UTF_8);
        Matcher status = STATUS.matcher(start);
        if (!status.lookingAt()) {
            return null;
        }
        String phrase = status.group(2) == null ? "" : status.group(2);
        return new SipFragment(
                Integer.parseInt(status.group(1)),
                phrase.replaceAll("\\p{Cntrl}", " ").strip());
    }
}
