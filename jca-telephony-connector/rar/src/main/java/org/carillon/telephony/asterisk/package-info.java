/**
 * Calls by way of Asterisk 20 and 22: orders and news by the Asterisk Manager Interface (AMI), voice by a connection of its own for
 * each call that Asterisk opens to us, a WebSocket ({@code chan_websocket}) or an AudioSocket.
 *
 * <p>{@link org.carillon.telephony.asterisk.AsteriskGateway} owns the {@code VoiceDoor} where voice comes in, and an {@code
 * AsteriskDriver} for each server. What the manager tells goes through the server to whom it concerns: {@code AsteriskCall}, its {@code
 * BlindTransfer}, or {@code ArrivedCall}. All that concerns one call runs on its serial executor, so that a call is single-threaded;
 * its {@code AsteriskAudio} is driven by the media clock.
 *
 * <p>The dialplan that Asterisk needs for it is in {@code docs/asterisk/}.
 */
package org.carillon.telephony.asterisk;
