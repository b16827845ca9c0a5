package org.carillon.mail.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;

/** Connects to one mailbox, again and again. */
@FunctionalInterface
interface MailboxAccess {

    /**
     * Connects and logs in.
     *
     * @throws MessagingException when the server is away, or does not let us in
     * @throws IOException when there is no access token to be had
     */
    OpenMailbox open() throws MessagingException, IOException;
}
