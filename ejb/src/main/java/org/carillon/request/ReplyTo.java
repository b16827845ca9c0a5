package org.carillon.request;

/**
 * Where the outcome is told.
 *
 * @param mail an address, or null
 * @param mailId the Message-ID of the request's mail, or null
 * @param jms name of a JMS queue, or null
 * @param jmsId the correlation id for it, or null
 */
public record ReplyTo(String mail, String mailId, String jms, String jmsId) {

    /** Nobody is told. */
    public static final ReplyTo NOBODY = new ReplyTo(null, null, null, null);

    /** By mail only. */
    public static ReplyTo mail(String address, String messageId) {
        return new ReplyTo(address, messageId, null, null);
    }
}
