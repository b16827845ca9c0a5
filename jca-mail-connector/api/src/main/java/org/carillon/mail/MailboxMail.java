package org.carillon.mail;

import java.util.Arrays;
import java.util.Set;

/**
 * A mail that was found in a mailbox, its content unread: nobody logged in to bring it, and it has no envelope any more.
 *
 * @param mailbox the mailbox's name in the configuration
 * @param address the mailbox's own mail address in lower case, to which {@code +number} may be appended, or null
 * @param authServIds the authserv-ids (RFC 8601 section 2.5) whose Authentication-Results are believed: those of the operator's own
 *     servers; in lower case, perhaps none
 * @param content the message as of RFC 5322, or only its header where it is too large
 * @param tooLarge whether the message is larger than the connector's limit
 */
public record MailboxMail(String mailbox, String address, Set<String> authServIds, byte[] content, boolean tooLarge) {

    public MailboxMail {
        authServIds = Set.copyOf(authServIds);
        content = Arrays.copyOf(content, content.length);
    }
}
