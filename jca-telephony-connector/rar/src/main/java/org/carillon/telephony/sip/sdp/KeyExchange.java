package org.carillon.telephony.sip.sdp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.carillon.telephony.srtp.MasterKey;
import org.carillon.telephony.srtp.MediaKeys;
import org.carillon.telephony.srtp.SrtpSuite;

/**
 * The keys of one call (RFC 4568 section 5.1). Each suite has a key of ours that holds for the whole call. Once the call is protected by a
 * suite it stays so: neither a way back to plain voice nor to another suite is offered or accepted. Not thread-safe.
 */
final class KeyExchange {

    private final MediaSecurity security;
    private final Map<SrtpSuite, MasterKey> ours = new EnumMap<>(SrtpSuite.class);
    private List<CryptoAttribute> described = List.of();
    private SrtpSuite settled;
    private int answeredTag;

    KeyExchange(MediaSecurity security) {
        this.security = security;
    }

    /** Whether our offers are for secure RTP and nothing else. */
    boolean isDemanded() {
        return security == MediaSecurity.REQUIRED || settled != null;
    }

    /** The keys that we offer. */
    List<CryptoAttribute> offered() {
        List<CryptoAttribute> offered = new ArrayList<>();
        if (security != MediaSecurity.OFF) {
            for (SrtpSuite suite : SrtpSuite.values()) {
                if (settled == null || settled == suite) {
                    int tag = answeredTag == 0 ? suite.ordinal() + 1 : answeredTag;
                    offered.add(new CryptoAttribute(tag, suite, ourKey(suite)));
                }
            }
        }
        described = offered;
        return offered;
    }

    private MasterKey ourKey(SrtpSuite suite) {
        return ours.computeIfAbsent(suite, any -> MasterKey.random());
    }

    /** What the peer's answer to what we described last, as an offer, has settled: null where voice is plain. */
    MediaKeys accept(MediaDescription audio) throws SdpException {
        for (CryptoAttribute answered : audio.crypto()) {
            for (CryptoAttribute own : described) {
                if (own.tag() == answered.tag() && own.suite() == answered.suite()) {
                    return settle(own.suite(), answered.key());
                }
            }
        }
        return plain(audio);
    }

    /** The first of the offered keys that we can go along with; null where voice is to be plain. */
    CryptoAttribute choose(MediaDescription audio) throws SdpException {
        if (security != MediaSecurity.OFF) {
            for (CryptoAttribute offered : audio.crypto()) {
                if (settled == null || settled == offered.suite()) {
                    return offered;
                }
            }
        }
        plain(audio);
        return null;
    }

    /** Our part of the answer to a chosen key. */
    CryptoAttribute answer(CryptoAttribute chosen) {
        answeredTag = chosen.tag();
        CryptoAttribute own = new CryptoAttribute(chosen.tag(), chosen.suite(), ourKey(chosen.suite()));
        described = List.of(own);
        return own;
    }

    MediaKeys settle(SrtpSuite suite, MasterKey peers) {
        settled = suite;
        return new MediaKeys(suite, ourKey(suite), peers);
    }

    private MediaKeys plain(MediaDescription audio) throws SdpException {
        if (isDemanded() || audio.isSecure()) {
            throw new SdpException("no key in common for secure RTP");
        }
        return null;
    }
}
