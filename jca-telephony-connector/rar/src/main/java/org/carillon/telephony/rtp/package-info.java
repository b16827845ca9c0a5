/** RTP (RFC 3550) and its telephone events (RFC 4733): packets, streams, the jitter buffer. Plain Java; knows no sockets and no clock. */
package org.carillon.telephony.rtp;
