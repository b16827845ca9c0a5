package org.carillon.mail.mailbox;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;

/** A mailbox that we are connected to. For one thread, but for {@link #wake}. */
interface OpenMailbox extends AutoCloseable {

    /** The most mails of one look: more come with the next. */
    int AT_ONCE = 200;

    /** What is there to be read, oldest first. */
    List<FoundMail> waiting() throws MessagingException;

    /** Does with it what the operator wants; one that is gone meanwhile, by another node, is none of our business any more. */
    void dispose(FoundMail mail, Disposal disposal) throws MessagingException;

    /**
     * Waits until the server tells of new mail, {@link #wake} is called, or the time is over.
     *
     * @return false at once where the server can't tell
     */
    boolean awaitNews(Duration atMost) throws MessagingException;

    /** Ends the waiting; from any thread. */
    void wake();

    @Override
    void close() throws MessagingException;
}
