/** Session descriptions (RFC 8866) and their offer and answer (RFC 3264), for one audio stream of G.711 and keys. */
package org.carillon.telephony.sip.sdp;
