package org.carillon.mail.mailbox;

import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.carillon.mail.MailListener;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.MailboxMail;

/**
 * Reads one mailbox for as long as the application runs. A mail is marked after the listener has stored it, or refused it for good: a
 * crash between the two brings it once more, and the listener knows it. Where several nodes have the same mailbox, one of them reads it.
 */
final class MailboxReader implements Runnable {

    private static final Logger LOG = System.getLogger(MailboxReader.class.getName());

    /** IDLE is begun anew after so long. RFC 2177 wants less than 29 minutes, home routers much less. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(5);

    private static final Duration UNTIL_OURS = Duration.ofSeconds(1);

    /** So many mails in a row that could not be taken show that none can. */
    private static final int FAILURES_OF_A_ROUND = 3;

    private final MailboxDefinition mailbox;
    private final MailboxAccess access;
    private final MailListener listener;
    private final int maxMessageBytes;
    private final BackOff backOff;
    private final Postponed postponed;
    private volatile boolean stopped;
    private volatile OpenMailbox open;

    /**
     * @param maxMessageBytes of larger mails only the header is read
     */
    MailboxReader(
            MailboxDefinition mailbox, MailboxAccess access, MailListener listener, int maxMessageBytes, Clock clock) {
        this.mailbox = mailbox;
        this.access = access;
        this.listener = listener;
        this.maxMessageBytes = maxMessageBytes;
        this.backOff = new BackOff(mailbox.longestRetry(), new Random());
        this.postponed = new Postponed(clock, mailbox.longestRetry());
    }

    @Override
    public void run() {
        while (!stopped) {
            if (!isReadHere()) {
                pause(UNTIL_OURS);
            } else {
                pause(visit());
            }
        }
    }

    /** Ends the reading; a mail that the listener has at this moment may still be stored, and is not marked then. */
    void stop() {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        OpenMailbox now = open;
        if (now != null) {
            now.wake();
        }
    }

    /** Connects, and stays as long as the server tells of new mail. Returns how long to stay away. */
    private Duration visit() {
        try (OpenMailbox visited = access.open()) {
            open = visited;
            LOG.log(Level.DEBUG, "connected to mailbox {0}", mailbox);
            do {
                deliverAll(visited);
            } while (!stopped && visited.awaitNews(postponed.untilNext(LONGEST_IDLE)) && !stopped && isReadHere());
            return postponed.untilNext(mailbox.poll());
        } catch (MessagingException | IOException | RuntimeException e) {
            Duration wait = backOff.afterFailure();
            if (!stopped) {
                LOG.log(
                        e instanceof RuntimeException ? Level.ERROR : Level.WARNING,
                        "mailbox " + mailbox + " can't be read, again in " + wait.toSeconds() + " s: " + e.getMessage(),
                        e instanceof RuntimeException ? e : null);
            }
            return wait;
        } finally {
            open = null;
        }
    }

    private void deliverAll(OpenMailbox visited) throws MessagingException, IOException {
        int failures = 0;
        for (FoundMail mail : visited.waiting()) {
            if (stopped || failures == FAILURES_OF_A_ROUND || !isReadHere()) {
                return;
            }
            if (!postponed.isWaiting(mail.id())) {
                failures = deliver(visited, mail) ? 0 : failures + 1;
            }
        }
        backOff.reset();
    }

    /** Another node may have taken this one for dead, and its place. */
    private boolean isReadHere() {
        return listener.isReadHere(mailbox.name());
    }

    /** Returns whether the mail is done with; if not, it comes again. */
    private boolean deliver(OpenMailbox visited, FoundMail mail) throws MessagingException, IOException {
        try {
            listener.onMailboxMail(read(mail));
            visited.dispose(mail, mailbox.accepted());
        } catch (MailRefusedException refusal) {
            LOG.log(Level.INFO, "mailbox {0}: mail {1} was refused: {2}", mailbox, mail.id(), oneLine(refusal));
            if (refusal.code() < 500) {
                postponed.add(mail.id());
                return false;
            }
            visited.dispose(mail, mailbox.refused());
        } catch (MessageRemovedException byAnotherNode) {
            LOG.log(Level.DEBUG, "mailbox {0}: mail {1} is gone already", mailbox, mail.id());
        }
        postponed.remove(mail.id());
        return true;
    }

    /** What a refusal quotes from a mail must not begin a line of the log. */
    private static String oneLine(MailRefusedException refusal) {
        return refusal.getMessage().replaceAll("\\p{Cntrl}+", " ");
    }

    private MailboxMail read(FoundMail mail) throws MessagingException, IOException {
        boolean tooLarge = mail.isLargerThan(maxMessageBytes);
        return new MailboxMail(
                mailbox.name(),
                mailbox.address(),
                mailbox.authServIds(),
                tooLarge ? mail.header() : mail.content(),
                tooLarge);
    }

    private synchronized void pause(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toMillis(); !stopped && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
