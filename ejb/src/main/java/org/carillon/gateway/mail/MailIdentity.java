package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.carillon.customer.CustomerAddress;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;

/**
 * What makes a mail recognisable when it is delivered again: its Message-ID (RFC 5322 section 3.6.4). Without one, but with a
 * date, the whole mail does: a client that got no answer sends the very same octets again. So it does in a mailbox, date or not: the
 * traces of its way (Received) make it unlike every other.
 *
 * @param messageId as it stands in the mail, or null
 * @param value the identity, or null where the mail has none
 */
record MailIdentity(String messageId, String value) {

    private static final int LONGEST_MESSAGE_ID = 400;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]+>");

    static MailIdentity of(Part message, byte[] content, boolean inMailbox)
            throws MessagingException, UnreadableMailException {
        String[] ids = message.getHeader("Message-ID");
        if (ids != null) {
            String id = ids[0].strip();
            if (id.length() > LONGEST_MESSAGE_ID || !MESSAGE_ID.matcher(id).matches()) {
                throw new UnreadableMailException("The Message-ID is not of the form <unique@host>, or too long");
            }
            return new MailIdentity(id, id);
        }
        return new MailIdentity(null, inMailbox || message.getHeader("Date") != null ? digest(content) : null);
    }

    /** The identity of the one request in the mail that asks to call this customer. */
    RequestId requestTo(CustomerAddress customer) {
        return new RequestId(Source.MAIL, value == null ? null : value + " " + customer.text());
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
