package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** BDAT (RFC 3030). */
class ChunkingTest {

    private Gateway gateway;
    private Conversation client;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start();
        client = gateway.connectAsAnna();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void aMessageComesInChunksAndDotsAreText() throws IOException {
        beginMail();
        client.sendRaw("BDAT 14\r\nSubject: one\r\n").expect("250 2.0.0 14");
        client.sendRaw("BDAT 5\r\n\r\n.\r\n").expect("250 2.0.0 5");
        client.send("BDAT 0 LAST").expect("250 2.0.0 Accepted");
        assertThat(text(0)).isEqualTo("Subject: one\r\n\r\n.\r\n");
    }

    @Test
    void chunksAreReadByTheirLengthSoNothingInThemIsACommand() throws IOException {
        beginMail();
        client.sendRaw("BDAT 30 LAST\r\nQUIT\r\nMAIL FROM:<x@test>\r\n...NOOP\r\n")
                .expect("250 2.0.0 Accepted");
        client.expect("500 5.5.1");
        assertThat(text(0)).startsWith("QUIT\r\nMAIL");
    }

    @Test
    void aChunkThatNobodyWantsIsReadAndRefused() throws IOException {
        client.sendRaw("BDAT 6 LAST\r\nQUIT\r\n").expect("503 5.5.1");
        client.send("MAIL FROM:<anna@client.test>").expect("250 2.1.0");
        client.sendRaw("BDAT 6 LAST\r\nQUIT\r\n").expect("554 5.5.1");
        client.send("NOOP").expect("250 2.0.0");
    }

    @Test
    void nothingButChunksMayFollowAChunk() throws IOException {
        beginMail();
        client.sendRaw("BDAT 6\r\ntext\r\n").expect("250 2.0.0");
        client.send("DATA").expect("503 5.5.1");
        client.send("RCPT TO:<+15550100@gateway.test>").expect("503 5.5.1");
        client.send("RSET").expect("250 2.0.0");
        client.beginMail().send("text").send(".").expect("250 2.0.0");
        assertThat(gateway.listener.mails).hasSize(1);
    }

    @Test
    void aMessageThatIsTooLargeIsReadAndRefused() throws IOException {
        beginMail();
        String chunk = ("x".repeat(98) + "\r\n").repeat(Gateway.MAX_BYTES / 100);
        client.sendRaw("BDAT " + chunk.length() + "\r\n" + chunk).expect("250 2.0.0");
        client.sendRaw("BDAT " + chunk.length() + "\r\n" + chunk).expect("552 5.3.4");
        client.send("BDAT 0 LAST").expect("552 5.3.4");
        client.beginMail().send("text").send(".").expect("250 2.0.0");
    }

    @Test
    void aChunkFarTooLargeEndsTheConnection() throws IOException {
        beginMail();
        client.send("BDAT 999999999999").expect("552 5.3.4").expectEnd();
    }

    @Test
    void aLengthThatCannotBeReadEndsTheConnection() throws IOException {
        beginMail();
        client.send("BDAT -1 LAST").expect("501 5.5.4").expectEnd();
    }

    @Test
    void aBareLineFeedIsRefused() throws IOException {
        beginMail();
        client.sendRaw("BDAT 8 LAST\r\none\ntwo\r").expect("554 5.6.0");
        assertThat(gateway.listener.mails).isEmpty();
    }

    private void beginMail() throws IOException {
        client.send("MAIL FROM:<anna@client.test>").expect("250 2.1.0");
        client.send("RCPT TO:<+15550100@gateway.test>").expect("250 2.1.5");
    }

    private String text(int mail) {
        return new String(gateway.listener.mails.get(mail).content(), StandardCharsets.ISO_8859_1);
    }
}
