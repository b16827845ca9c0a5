package org.carillon.it.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Mails of 2 KB, each with a Message-ID of its own and to another customer, commands pipelined (RFC 2920).
 *
 * @param sender its address
 * @param login user and password, or null where none is wanted
 */
record MailDialogue(String sender, String[] login) implements KeptConnections.Dialogue {

    private static final String TEXT =
            ("The parcel that you have been waiting for has come. ".repeat(1) + "\r\n").repeat(35);

    @Override
    public void open(KeptConnections.Line line) throws IOException {
        expect(line, "220");
        line.say("EHLO client.test\r\n");
        expect(line, "250");
        if (login != null) {
            String plain = "\0" + login[0] + "\0" + login[1];
            line.say("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII))
                    + "\r\n");
            expect(line, "235");
        }
    }

    @Override
    public void once(KeptConnections.Line line, int number) throws IOException {
        String recipient = String.format("+1555%06d@carillon.test", number);
        line.say("MAIL FROM:<" + sender + ">\r\nRCPT TO:<" + recipient + ">\r\nDATA\r\n");
        expect(line, "250");
        expect(line, "250");
        expect(line, "354");
        line.say("From: <" + sender + ">\r\nTo: <" + recipient + ">\r\nSubject: Your parcel\r\nMessage-ID: <"
                + System.nanoTime() + "." + number + "@client.test>\r\n\r\n" + TEXT + ".\r\n");
        expect(line, "250");
    }

    private static void expect(KeptConnections.Line line, String code) throws IOException {
        String reply = line.hear();
        while (reply.startsWith(code + "-")) {
            reply = line.hear();
        }
        if (!reply.startsWith(code)) {
            throw new IOException(reply);
        }
    }
}
