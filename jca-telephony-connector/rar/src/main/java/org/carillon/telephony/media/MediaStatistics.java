package org.carillon.telephony.media;

/**
 * What has come and gone on a media path, in packets.
 *
 * @param received the peer's packets
 * @param late the peer's packets that came too late to be heard
 * @param strays packets from the peer's address that belong to no stream
 * @param strangers packets from elsewhere, ignored
 * @param malformed what was no RTP, ignored
 * @param sent our packets
 * @param unsent our packets that the network did not take
 */
public record MediaStatistics(
        long received, long late, long strays, long strangers, long malformed, long sent, long unsent) {}
