package org.carillon.telephony.sip;

/**
 * Who talks to whom.
 *
 * @param id our identity of the call
 * @param remoteUri the far end
 * @param localUri our end
 */
record CallParties(String id, String remoteUri, String localUri) {}
