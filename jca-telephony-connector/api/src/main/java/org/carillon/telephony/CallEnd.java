package org.carillon.telephony;

/**
 * How a call ended.
 *
 * @param disposition the kind of end
 * @param answered whether it had been answered
 * @param cause the final answer of the network: a SIP status code (RFC 3261 section 21), or 0 where none came
 * @param reason a sentence for people
 */
public record CallEnd(Disposition disposition, boolean answered, int cause, String reason) {}
