package org.carillon.telephony.sip.sdp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.telephony.srtp.MasterKey;
import org.carillon.telephony.srtp.SrtpSuite;

/**
 * A key in a session description (RFC 4568 section 9.1): {@code a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:...}
 *
 * @param tag tells the keys of a description from one another
 */
record CryptoAttribute(int tag, SrtpSuite suite, MasterKey key) {

    /** One key without a master key identifier; its lifetime is the peer's business. No session parameters but a hint that we may ignore. */
    private static final Pattern FORM = Pattern.compile(
            "(?<tag>\\d{1,9})\\s+(?<suite>\\S{1,64})\\s+inline:(?<key>[A-Za-z0-9+/=]{1,80})(\\|(2\\^)?\\d{1,20})?(\\s+(WSH=\\d{1,9}|-\\S{1,64})){0,8}");

    /** Reads what stands behind {@code a=crypto:}; empty where it is nothing that we can do. */
    static Optional<CryptoAttribute> read(String value) {
        Matcher matcher = FORM.matcher(value.trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return SrtpSuite.named(matcher.group("suite")).flatMap(suite -> key(matcher.group("key"))
                .map(key -> new CryptoAttribute(Integer.parseInt(matcher.group("tag")), suite, key)));
    }

    private static Optional<MasterKey> key(String base64) {
        try {
            return Optional.of(MasterKey.ofInline(base64));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    /** The line of the session description; holds the key. */
    String line() {
        return "a=crypto:" + tag + ' ' + suite + " inline:" + key.inline();
    }
}
