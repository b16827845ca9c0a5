package org.carillon.it.mail;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server on loopback that takes every mail, keeps it and shows it. Thread-safe. */
public final class MailSink implements AutoCloseable {

    private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

    private final List<SinkedMail> mails = new ArrayList<>();
    private final Consumer<SinkedMail> shown;
    private final SMTPServer server;
    private String refusal;

    private MailSink(int port, Consumer<SinkedMail> shown) {
        this.shown = shown;
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("sink.test")
                .maxMessageSize(MAX_MESSAGE_BYTES)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new SinkedTransaction(this))
                .build();
    }

    /**
     * Starts a sink.
     *
     * @param port 0 for any free port
     * @param shown told of each mail as it arrives, on the thread of its connection
     */
    public static MailSink start(int port, Consumer<SinkedMail> shown) {
        MailSink sink = new MailSink(port, shown);
        sink.server.start();
        return sink;
    }

    /** Starts a sink on a free port that only keeps its mails. */
    public static MailSink start() {
        return start(0, mail -> {});
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** From now on each mail is refused, with 451 and this sentence; null: taken again. */
    public synchronized void refuse(String sentence) {
        refusal = sentence;
    }

    /** All mails so far, in the order of their arrival. */
    public synchronized List<SinkedMail> mails() {
        return List.copyOf(mails);
    }

    /**
     * Waits for a mail; one that is there already will do.
     *
     * @throws AssertionError when none arrived in time
     */
    public synchronized SinkedMail await(Predicate<SinkedMail> wanted, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<SinkedMail> found = find(wanted);
        while (found.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("no such mail within " + limit.toSeconds() + " s, but "
                        + mails.stream().map(SinkedMail::subject).toList());
            }
            wait(left);
            found = find(wanted);
        }
        return found.get();
    }

    private Optional<SinkedMail> find(Predicate<SinkedMail> wanted) {
        return mails.stream().filter(wanted).findFirst();
    }

    void take(SinkedMail mail) throws RejectException {
        synchronized (this) {
            if (refusal != null) {
                throw new RejectException(451, "4.3.0 " + refusal);
            }
            mails.add(mail);
            notifyAll();
        }
        shown.accept(mail);
    }

    @Override
    public void close() {
        server.stop();
    }
}
