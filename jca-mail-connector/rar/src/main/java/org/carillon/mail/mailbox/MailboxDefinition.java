package org.carillon.mail.mailbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * A mailbox as it was configured.
 *
 * @param name unique among the mailboxes
 * @param user the login name
 * @param credential the password, or where access tokens come from
 * @param trustStore the certificates to believe, or null for those that Java believes
 * @param folder what is read; INBOX by POP3
 * @param address the mailbox's own address, to which {@code +number} may be appended; {@code @domain} where every address of a domain
 *     leads here; or null
 * @param authServIds whose Authentication-Results are believed (RFC 8601 section 5), in lower case
 * @param accepted what becomes of a mail whose requests were stored
 * @param refused what becomes of one that was refused
 * @param poll from one look into the mailbox to the next, where the server can't tell of new mail
 * @param longestRetry the longest wait before connecting again
 */
record MailboxDefinition(
        String name,
        Protocol protocol,
        String host,
        int port,
        Encryption encryption,
        String user,
        Credential credential,
        TrustStore trustStore,
        String folder,
        String address,
        Set<String> authServIds,
        Disposal accepted,
        Disposal refused,
        Duration poll,
        Duration longestRetry) {

    /** A file with certificates, and its password. */
    record TrustStore(Path file, char[] password) {

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** Where it is, for the log: nothing secret. */
    @Override
    public String toString() {
        return name + " (" + user + " at " + host + ":" + port + ")";
    }
}
