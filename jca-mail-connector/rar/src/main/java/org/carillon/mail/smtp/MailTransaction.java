package org.carillon.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.carillon.mail.MailListener;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.ReceivedMail;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail on its way from MAIL FROM to the listener (RFC 5321 section 3.3). For one thread. */
final class MailTransaction implements MessageHandler {

    private final MailListener listener;
    private final Connection connection;
    private final List<String> recipients = new ArrayList<>();
    private String sender;
    private ChunkedMessage chunks;

    MailTransaction(MailListener listener, Connection connection) {
        this.listener = listener;
        this.connection = connection;
    }

    @Override
    public void from(String reversePath) {
        sender = reversePath;
    }

    @Override
    public void recipient(String forwardPath) throws RejectException {
        try {
            listener.acceptRecipient(connection.requesterId(), sender, forwardPath);
        } catch (MailRefusedException refusal) {
            throw SmtpReply.reject(refusal);
        }
        recipients.add(forwardPath);
    }

    /** The message as far as it has come by BDAT. */
    ChunkedMessage chunks(int maxBytes) {
        if (chunks == null) {
            chunks = new ChunkedMessage(maxBytes);
        }
        return chunks;
    }

    /** Whether a part of the message has come by BDAT: then only more of it may follow (RFC 3030 section 2). */
    boolean isChunked() {
        return chunks != null;
    }

    /** Returns when the listener has stored the mail for good. */
    @Override
    public String data(InputStream message) throws RejectException, IOException {
        ReceivedMail mail = new ReceivedMail(
                connection.requesterId(), sender, recipients, message.readAllBytes(), connection.client());
        try {
            listener.onMail(mail);
        } catch (MailRefusedException refusal) {
            throw SmtpReply.reject(refusal);
        }
        return "2.0.0 Accepted";
    }

    @Override
    public void done() {
        // nothing to release
    }
}
