/**
 * The embedded SIP user agent (RFC 3261) on JAIN-SIP.
 *
 * <p>{@link org.carillon.telephony.sip.UserAgent} owns the stack. What the stack hears goes through {@code StackEvents} to whom it
 * concerns: {@code OutgoingInvite}, {@code IncomingInvite}, {@code SipCall} and its {@code ReInvite} and {@code Bye}, or
 * {@code OptionsProbe}. All that concerns one call runs on its {@code SerialExecutor}, so that a call is single-threaded.
 */
package org.carillon.telephony.sip;
