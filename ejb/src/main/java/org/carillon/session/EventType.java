package org.carillon.session;

import java.util.Locale;

/** What stands in a session's timeline. */
public enum EventType {
    /** The request was stored; detail: the gateway it came through. */
    ACCEPTED,
    /** All policies permit; detail: their names. */
    PERMITTED,
    /** Detail: until when, which policy, why. */
    DEFERRED,
    /** Detail: which policy, why. */
    REFUSED,
    /** Detail: for when. */
    SCHEDULED,
    QUEUED,
    /** It waits in the queue while others go ahead; detail: whose limit is reached. */
    HELD_BACK,
    /** Detail: the telephony server and the number of the attempt. */
    DISPATCHED,
    /** The attempt goes on through another server before it rang; detail: from, to, why. */
    MOVED,
    RINGING,
    ANSWERED,
    /** Detail: the document's address. */
    DOCUMENT,
    /** Detail: the text spoken. */
    PROMPT,
    /** Detail: the key. */
    KEY,
    /** Detail: how, and what was understood. */
    INPUT,
    /** Detail: name and value of the form item. */
    FILLED,
    /** The caller has recorded something; detail: the form item, how long, and the recording's identity or why it was not kept. */
    RECORDED,
    /** Detail: name and message of the VoiceXML event. */
    EVENT,
    /** Detail: what the application logged. */
    LOG,
    /** Detail: the kind, the third party, and how long it may last. */
    TRANSFER_STARTED,
    /** Detail: where to, and why it was not to be. */
    TRANSFER_REFUSED,
    /** The third party has answered. */
    TRANSFER_ANSWERED,
    /** The telephony server could not hand the caller over: both stay connected through us; detail: why. */
    TRANSFER_KEPT,
    /** Detail: how, and how long the third party was connected. */
    TRANSFER_ENDED,
    /** The server that carries the call became available, degraded or down; detail: its name, which, why. */
    SERVER,
    /** How well the far end was heard; detail: mean opinion score, loss, jitter and round trip. */
    MEDIA_QUALITY,
    /** What the customer wants of future calls was handed over in no known form; detail: what is wrong. */
    WISH_NOT_UNDERSTOOD,
    CANCEL_REQUESTED,
    /** An attempt is over and another follows; detail: its disposition. */
    ATTEMPT_ENDED,
    /** Detail: the final state and the reason. */
    ENDED,
    /** Detail: who was told how. */
    NOTIFIED,
    /** Detail: who could not be told, and why. */
    NOTIFICATION_FAILED;

    /** The name in every interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
