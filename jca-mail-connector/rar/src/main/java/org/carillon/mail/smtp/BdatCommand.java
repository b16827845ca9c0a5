package org.carillon.mail.smtp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** BDAT (RFC 3030 section 2): a chunk of the message, its length told before. A refused chunk is read, too: it has been sent. */
final class BdatCommand extends SmtpCommand {

    private static final Pattern ARGUMENT =
            Pattern.compile("(?<size>[0-9]{1,18})(?<last> +LAST)?", Pattern.CASE_INSENSITIVE);

    private final int maxMessageBytes;

    BdatCommand(int maxMessageBytes) {
        super("BDAT");
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    void execute(String argument, Session session, Connection connection) throws IOException, RejectException {
        Matcher chunk = ARGUMENT.matcher(argument);
        if (!chunk.matches()) {
            // how long the chunk is that follows, nobody knows now
            throw new DropConnectionException(501, "5.5.4 The form is BDAT size [LAST], closing the connection");
        }
        long size = Long.parseLong(chunk.group("size"));
        MailTransaction mail = transaction(session, connection, size);
        read(mail.chunks(maxMessageBytes), connection, size);
        if (chunk.group("last") == null) {
            mail.chunks(maxMessageBytes).checkSize();
            session.sendResponse("250 2.0.0 " + size + " octets");
        } else {
            finish(mail, session);
        }
    }

    private MailTransaction transaction(Session session, Connection connection, long size)
            throws IOException, RejectException {
        if (session.isMailTransactionInProgress() && session.getRecipientCount() > 0) {
            return (MailTransaction) session.getMessageHandler();
        }
        read(new ChunkedMessage(maxMessageBytes), connection, size);
        throw session.isMailTransactionInProgress()
                ? SmtpReply.reject(554, "5.5.1 No recipient was accepted")
                : SmtpReply.reject(503, "5.5.1 BDAT needs MAIL before it");
    }

    private static void read(ChunkedMessage message, Connection connection, long size)
            throws IOException, RejectException {
        try {
            message.read(connection.input(), size);
        } catch (SocketTimeoutException tooSlow) {
            throw new DropConnectionException(421, "4.4.2 The chunk did not come in time, closing the connection");
        }
    }

    private void finish(MailTransaction mail, Session session) throws IOException, RejectException {
        try {
            byte[] message = mail.chunks(maxMessageBytes).whole();
            session.sendResponse("250 " + mail.data(new ByteArrayInputStream(message)));
        } finally {
            session.resetMailTransaction();
        }
    }
}
