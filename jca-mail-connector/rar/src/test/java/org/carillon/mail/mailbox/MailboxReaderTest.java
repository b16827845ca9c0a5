package org.carillon.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.carillon.mail.MailListener;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.MailboxMail;
import org.carillon.mail.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxReaderTest {

    private static final MailboxDefinition MAILBOX = MailboxDefinitions.read(
                    "calls=imap:127.0.0.1;user=calls;password=p;retry=1;accepted=seen;refused=flag", Clock.systemUTC())
            .get(0);

    /** What happened, in its order. */
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

    private volatile boolean readHere = true;

    private final List<FoundMail> waiting = Collections.synchronizedList(new ArrayList<>());
    private int failuresToConnect;
    private MailboxReader reader;
    private Thread thread;

    @AfterEach
    void stop() throws InterruptedException {
        reader.stop();
        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void aMailIsMarkedAfterItWasTakenAndNotBefore() throws Exception {
        put("good");
        start();
        expect("open", "deliver good", "SEEN good", "wait");
    }

    @Test
    void aMailRefusedForGoodIsMarkedAsRefused() throws Exception {
        put("refused 554");
        start();
        expect("open", "deliver refused 554", "FLAG refused 554", "wait");
    }

    @Test
    void aMailThatCannotBeTakenNowStaysAndComesAgain() throws Exception {
        put("later 451");
        put("good");
        start();
        expect("open", "deliver later 451", "deliver good", "SEEN good", "wait");
        news();
        expect("wait");
        assertThat(waiting).hasSize(1);
    }

    @Test
    void afterThreeMailsThatCannotBeTakenTheOthersAreNotTried() throws Exception {
        IntStream.range(0, 5).forEach(i -> put("later 451 " + i));
        start();
        expect("open", "deliver later 451 0", "deliver later 451 1", "deliver later 451 2", "wait");
        news();
        expect("deliver later 451 3", "deliver later 451 4", "wait");
    }

    @Test
    void newsAreReadAtOnce() throws Exception {
        start();
        expect("open", "wait");
        put("news");
        news();
        expect("deliver news", "SEEN news", "wait");
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() throws Exception {
        failuresToConnect = 1;
        put("good");
        start();
        expect("no connection", "open", "deliver good", "SEEN good", "wait");
    }

    @Test
    void ofAMailThatIsTooLargeOnlyTheHeaderIsRead() throws Exception {
        put("large" + "\r\nX: y\r\n\r\n" + "z".repeat(2_000));
        start();
        expect("open", "deliver large", "SEEN large", "wait");
    }

    @Test
    void aMailboxThatAnotherNodeReadsIsLeftAlone() throws Exception {
        readHere = false;
        put("good");
        start();
        assertThat(events.poll(1_500, TimeUnit.MILLISECONDS)).isNull();
        readHere = true;
        expect("open", "deliver good", "SEEN good", "wait");
        readHere = false;
        put("of the other node");
        news();
        assertThat(events.poll(1_500, TimeUnit.MILLISECONDS)).isNull();
    }

    private void start() {
        reader = new MailboxReader(MAILBOX, this::open, new Listener(), 1_000, Clock.systemUTC());
        thread = new Thread(reader, "mailbox");
        thread.start();
    }

    private void put(String subject) {
        try {
            byte[] content = ("Subject: " + subject + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content)) {
                        @Override
                        public int getSize() {
                            return content.length;
                        }
                    };
            waiting.add(new FoundMail(message.getSubject(), message));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void news() {
        synchronized (events) {
            events.notifyAll();
        }
    }

    private void expect(String... expected) throws InterruptedException {
        for (String each : expected) {
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(each);
        }
    }

    private OpenMailbox open() throws MessagingException {
        if (failuresToConnect-- > 0) {
            events.add("no connection");
            throw new MessagingException("away");
        }
        events.add("open");
        return new FakeMailbox();
    }

    private final class FakeMailbox implements OpenMailbox {

        @Override
        public List<FoundMail> waiting() {
            return List.copyOf(waiting);
        }

        @Override
        public void dispose(FoundMail mail, Disposal disposal) {
            waiting.remove(mail);
            events.add(disposal.kind() + " " + mail.id());
        }

        @Override
        public boolean awaitNews(Duration atMost) {
            synchronized (events) {
                events.add("wait");
                try {
                    events.wait(atMost.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return true;
        }

        @Override
        public void wake() {
            news();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private final class Listener implements MailListener {

        @Override
        public void onMailboxMail(MailboxMail mail) throws MailRefusedException {
            String subject = new String(mail.content(), StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .substring("Subject: ".length());
            events.add("deliver " + subject);
            assertThat(mail.content()).hasSizeLessThan(1_000);
            assertThat(mail.tooLarge()).isEqualTo(subject.equals("large"));
            if (subject.startsWith("refused") || subject.startsWith("later")) {
                throw new MailRefusedException(Integer.parseInt(subject.split(" ")[1]), "4.3.0 no");
            }
        }

        @Override
        public boolean isReadHere(String mailbox) {
            return readHere && mailbox.equals(MAILBOX.name());
        }

        @Override
        public String authenticate(String user, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void acceptRecipient(String requesterId, String sender, String recipient) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void onMail(ReceivedMail mail) {
            throw new UnsupportedOperationException();
        }
    }
}
