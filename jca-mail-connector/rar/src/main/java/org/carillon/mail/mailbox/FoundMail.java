package org.carillon.mail.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/**
 * A mail in an open mailbox.
 *
 * @param id unique within the mailbox and never used again: UIDVALIDITY and UID of IMAP, or the UIDL of POP3
 */
record FoundMail(String id, MimeMessage message) {

    private static final int LONGEST_HEADER = 64 * 1024;

    /** Whether it is larger than may be read into memory. */
    boolean isLargerThan(int octets) throws MessagingException {
        return message.getSize() > octets;
    }

    /** All of it, as it came; reading it does not mark it. */
    byte[] content() throws MessagingException, IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(Math.max(message.getSize(), 1024));
        message.writeTo(content);
        return content.toByteArray();
    }

    /** Its header only, at most its first 64 KiB. */
    byte[] header() throws MessagingException {
        StringBuilder header = new StringBuilder();
        for (String line : Collections.list(message.getAllHeaderLines())) {
            if (header.length() + line.length() > LONGEST_HEADER) {
                break;
            }
            header.append(line).append("\r\n");
        }
        return header.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
