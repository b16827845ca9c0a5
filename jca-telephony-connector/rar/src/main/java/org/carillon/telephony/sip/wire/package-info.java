/**
 * The sockets that SIP goes over: how many messages and connections a source may cause, how long a connection may dawdle, and TLS.
 * {@link org.carillon.telephony.sip.wire.SipSockets} makes them all.
 */
package org.carillon.telephony.sip.wire;
