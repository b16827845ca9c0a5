/**
 * The voice of calls. {@link org.carillon.telephony.media.CallMediaPath} wires it: every 20 ms the media clock lets it take what has come, hear a frame and send one.
 */
package org.carillon.telephony.media;
