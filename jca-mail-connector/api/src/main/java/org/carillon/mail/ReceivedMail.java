package org.carillon.mail;

import java.util.Arrays;
import java.util.List;

/**
 * A mail as it came in, its content unread.
 *
 * @param requesterId who logged in, or null
 * @param sender the reverse path of the envelope, empty for the null sender
 * @param recipients the accepted forward paths of the envelope, in order, at least one
 * @param content the message as of RFC 5322, lines ended by CRLF, within the connector's size limit
 * @param client who handed it over, or null where it was read from a mailbox
 */
public record ReceivedMail(
        String requesterId, String sender, List<String> recipients, byte[] content, SmtpClient client) {

    public ReceivedMail {
        recipients = List.copyOf(recipients);
        content = Arrays.copyOf(content, content.length);
    }
}
