package org.carillon.telephony;

/**
 * How a call ended.
 *
 * @param disposition the kind of end
 * @param answered whether it had been answered
 * @param cause the final answer of the network: a SIP status code (RFC 3261 section 21); 503 where the call surely did not get out
 *     (section 8.1.3.1); 0 where it went out and no final answer came: then the callee may be alerted yet
 * @param reason a sentence for people
 */
public record CallEnd(Disposition disposition, boolean answered, int cause, String reason) {}
