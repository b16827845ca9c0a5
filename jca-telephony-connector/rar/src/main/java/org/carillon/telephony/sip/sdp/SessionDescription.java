package org.carillon.telephony.sip.sdp;

import java.util.List;

/**
 * What a peer's session description says, as far as it matters to us (RFC 8866).
 *
 * @param media its media descriptions in their order, which an answer must keep (RFC 3264 section 6)
 */
public record SessionDescription(List<MediaDescription> media) {

    /** The first audio stream over RTP that is protected as we want it, whether or not it is switched off; null if there is none. */
    MediaDescription audio(MediaSecurity security) {
        return media.stream()
                .filter(each -> each.isAudio() && security.accepts(each))
                .findFirst()
                .orElse(null);
    }
}
