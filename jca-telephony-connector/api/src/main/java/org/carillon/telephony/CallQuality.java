package org.carillon.telephony;

import java.util.OptionalDouble;

/**
 * How well the far end was heard.
 *
 * @param lossShare the share of its packets that were lost, or came too late to be heard: 0 to 1
 * @param jitterMillis how unevenly its packets came, of late: the interarrival jitter of RFC 3550
 * @param roundTripMillis to the far end and back; empty where it does not tell
 * @param mos what people would think of it, 1 (bad) to 4.5 (best): an estimate by the E-model of ITU-T G.107
 */
public record CallQuality(double lossShare, double jitterMillis, OptionalDouble roundTripMillis, double mos) {}
