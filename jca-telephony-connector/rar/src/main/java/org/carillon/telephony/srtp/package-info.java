/**
 * Secure RTP (RFC 3711) with the suites of RFC 4568, on the cryptography of the JDK: encryption, authentication, replay protection. Plain
 * Java; nothing allocates once a context is made.
 */
package org.carillon.telephony.srtp;
