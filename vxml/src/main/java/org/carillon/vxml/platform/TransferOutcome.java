package org.carillon.vxml.platform;

/** How a transfer ended (VoiceXML 2.0 table 39 and section 2.3.7; 2.1 section 7). */
public enum TransferOutcome {
    /** The third party was busy: {@code busy}. */
    BUSY,
    /** The third party did not answer in time: {@code noanswer}. */
    NO_ANSWER,
    /** The network refused: {@code network_busy}. */
    NETWORK_BUSY,
    /** maxtime: {@code maxtime_disconnect}. */
    MAXTIME_DISCONNECT,
    /** The network ended the bridge: {@code network_disconnect}. */
    NETWORK_DISCONNECT,
    /** The third party hung up: {@code far_end_disconnect}. */
    FAR_END_DISCONNECT,
    /** {@link VoicePlatform#endTransfer()}: {@code near_end_disconnect}. */
    NEAR_END_DISCONNECT,
    /** The caller was handed over: {@code connection.disconnect.transfer}. */
    TRANSFERRED,
    /** Ended for a reason unknown: {@code unknown}. */
    UNKNOWN,
    /** {@code error.connection.noauthorization}: the operator forbids it. */
    NO_AUTHORIZATION,
    /** {@code error.connection.baddestination}. */
    BAD_DESTINATION,
    /** {@code error.connection.noroute}. */
    NO_ROUTE,
    /** {@code error.connection.noresource}. */
    NO_RESOURCE,
    /** {@code error.unsupported.transfer.bridge}, {@code .blind} or {@code .consultation}. */
    UNSUPPORTED,
    /** {@code error.unsupported.uri}. */
    UNSUPPORTED_URI
}
