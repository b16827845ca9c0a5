package org.carillon.telephony.sip.sdp;

import java.util.List;

/**
 * What a peer's session description says, as far as it matters to us (RFC 8866).
 *
 * @param media its media descriptions in their order, which an answer must keep (RFC 3264 section 6)
 */
public record SessionDescription(List<MediaDescription> media) {

    /** The first audio stream over plain RTP, whether or not it is switched off; null if there is none. */
    MediaDescription audio() {
        return media.stream().filter(MediaDescription::isPlainAudio).findFirst().orElse(null);
    }
}
