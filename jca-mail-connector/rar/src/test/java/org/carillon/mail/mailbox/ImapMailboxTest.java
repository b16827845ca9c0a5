package org.carillon.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a server that tells of a new mail exactly when the test wants it to. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ImapMailboxTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Disposal DONE = new Disposal(Disposal.Kind.MOVE, "Done");

    private final Server server = new Server();

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private ImapMailbox open() throws Exception {
        Properties properties = new Properties();
        properties.put("mail.imap.port", server.port());
        IMAPStore store = (IMAPStore) Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", "user", "password");
        return new ImapMailbox(store, "INBOX", Runnable::run, (time, bell) -> () -> {});
    }

    @Test
    void whatCameWhileAMailWasTakenIsNotWaitedFor() throws Exception {
        server.messages.add(1);
        try (ImapMailbox mailbox = open()) {
            FoundMail first = mailbox.waiting().get(0);
            server.comesWithTheNextAnswer = 2;
            mailbox.dispose(first, DONE);
            assertThat(mailbox.awaitNews(LONG)).isTrue();
            assertThat(mailbox.waiting()).extracting(FoundMail::id).containsExactly("1.2");
            assertThat(server.idle.getCount()).as("no IDLE was begun").isOne();
        }
    }

    @Test
    void whereNothingCameItIdlesUntilSomethingDoes() throws Exception {
        try (ImapMailbox mailbox = open()) {
            assertThat(mailbox.waiting()).isEmpty();
            server.comesDuringIdle = 1;
            assertThat(mailbox.awaitNews(LONG)).isTrue();
            assertThat(server.idle.getCount()).as("IDLE was begun").isZero();
            assertThat(mailbox.waiting()).hasSize(1);
        }
    }

    /** As much of IMAP4rev1 as the mailbox needs; its messages are UIDs. */
    private static final class Server {

        private final ServerSocket socket;
        final List<Integer> messages = new CopyOnWriteArrayList<>();
        final CountDownLatch idle = new CountDownLatch(1);
        volatile int comesWithTheNextAnswer;
        volatile int comesDuringIdle;

        Server() {
            try {
                socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            Thread thread = new Thread(this::accept, "imap-server");
            thread.setDaemon(true);
            thread.start();
        }

        String port() {
            return Integer.toString(socket.getLocalPort());
        }

        void close() throws IOException {
            socket.close();
        }

        /** Jakarta Mail looks for folders over a second connection. */
        private void accept() {
            try {
                while (true) {
                    Socket client = socket.accept();
                    Thread thread = new Thread(() -> converse(client), "imap-connection");
                    thread.setDaemon(true);
                    thread.start();
                }
            } catch (IOException over) {
                // the test is
            }
        }

        private void converse(Socket client) {
            try (BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                    Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII)) {
                say(out, "* OK [CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS] ready");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String[] words = line.split(" ");
                    serve(words[1].toUpperCase(Locale.ROOT), in, out);
                    say(out, words[0] + " OK done");
                }
            } catch (IOException over) {
                // the client is gone
            }
        }

        private void serve(String command, BufferedReader in, Writer out) throws IOException {
            switch (command) {
                case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS");
                case "LIST" -> say(out, "* LIST () \"/\" Done");
                case "SELECT" -> {
                    say(out, "* FLAGS (\\Seen \\Deleted)");
                    say(out, "* " + messages.size() + " EXISTS");
                    say(out, "* OK [UIDVALIDITY 1] valid");
                }
                case "SEARCH" -> say(
                        out,
                        "* SEARCH"
                                + IntStream.rangeClosed(1, messages.size())
                                        .mapToObj(number -> " " + number)
                                        .collect(Collectors.joining()));
                case "FETCH" -> {
                    for (int i = 0; i < messages.size(); i++) {
                        say(out, "* " + (i + 1) + " FETCH (UID " + messages.get(i) + " RFC822.SIZE 10)");
                    }
                }
                case "MOVE" -> {
                    messages.remove(0);
                    say(out, "* 1 EXPUNGE");
                    announce(comesWithTheNextAnswer, out);
                }
                case "IDLE" -> {
                    idle.countDown();
                    say(out, "+ idling");
                    announce(comesDuringIdle, out);
                    in.readLine();
                }
                default -> {
                    // LOGIN, NOOP, CLOSE and LOGOUT have nothing to tell
                }
            }
        }

        private void announce(int uid, Writer out) throws IOException {
            if (uid > 0) {
                messages.add(uid);
                say(out, "* " + messages.size() + " EXISTS");
            }
        }

        private static void say(Writer out, String line) throws IOException {
            out.write(line + "\r\n");
            out.flush();
        }
    }
}
