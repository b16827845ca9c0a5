package org.carillon.mail.mailbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.carillon.mail.MailListener;

/** All the mailboxes that the operator configured, each read on a thread of its own. */
public final class MailboxReaders {

    private static final Logger LOG = System.getLogger(MailboxReaders.class.getName());
    private static final long FAREWELL_SECONDS = 10;

    private final List<MailboxReader> readers = new ArrayList<>();
    private final ExecutorService threads;
    private final Timer timer;

    /**
     * @param mailboxes the list, as {@link MailboxDefinitions} describes it; may be empty
     * @param listener takes the mails, and says which mailboxes are read here, on threads of the executor
     * @param maxMessageBytes the largest mail that is taken
     * @param threads one for each mailbox, and now and then one more; shut down by {@link #stop}
     * @param timer canceled by {@link #stop}
     * @throws IllegalArgumentException with a sentence for the operator
     * @throws IOException when a trust store can't be read
     */
    public MailboxReaders(
            String mailboxes, MailListener listener, int maxMessageBytes, ExecutorService threads, Timer timer)
            throws IOException, GeneralSecurityException {
        this.threads = threads;
        this.timer = timer;
        Clock clock = Clock.systemUTC();
        for (MailboxDefinition mailbox : MailboxDefinitions.read(mailboxes, clock)) {
            MailStores stores = new MailStores(mailbox, threads, this::ringAfter);
            readers.add(new MailboxReader(mailbox, stores, listener, maxMessageBytes, clock));
            LOG.log(Level.INFO, "mailbox {0} is read by {1}", mailbox, mailbox.protocol());
        }
    }

    /** Begins to read. */
    public void start() {
        readers.forEach(threads::execute);
    }

    /** Ends it; waits a little for those who are at a mail. */
    public void stop() {
        readers.forEach(MailboxReader::stop);
        timer.cancel();
        threads.shutdown();
        try {
            threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private Alarm.Ringing ringAfter(Duration time, Runnable bell) {
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                try {
                    bell.run();
                } catch (RuntimeException e) {
                    // thrown here it would end the timer
                    LOG.log(Level.WARNING, "a mailbox could not be woken", e);
                }
            }
        };
        timer.schedule(task, time.toMillis());
        return task::cancel;
    }
}
