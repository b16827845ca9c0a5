package org.carillon.mail.smtp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** DATA (RFC 5321 section 4.1.1.4): the message; 250 only after the listener has stored it for good. */
final class DataCommand extends SmtpCommand {

    private final int maxMessageBytes;

    DataCommand(int maxMessageBytes) {
        super("DATA");
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    void execute(String argument, Session session, Connection connection) throws IOException, RejectException {
        requireNone(argument);
        if (!session.isMailTransactionInProgress()) {
            throw SmtpReply.reject(503, "5.5.1 DATA needs MAIL before it");
        }
        if (((MailTransaction) session.getMessageHandler()).isChunked()) {
            throw SmtpReply.reject(503, "5.5.1 The message is coming by BDAT already");
        }
        if (session.getRecipientCount() == 0) {
            throw SmtpReply.reject(554, "5.5.1 No recipient was accepted");
        }
        session.sendResponse("354 Send the message, end it with CR LF . CR LF");
        try {
            byte[] message = read(connection);
            String accepted = session.getMessageHandler().data(new ByteArrayInputStream(message));
            session.sendResponse("250 " + accepted);
        } finally {
            session.resetMailTransaction();
        }
    }

    private byte[] read(Connection connection) throws IOException, RejectException {
        try {
            return new MessageReader(connection.input(), maxMessageBytes).read();
        } catch (SocketTimeoutException tooSlow) {
            throw new DropConnectionException(421, "4.4.2 The message did not come in time, closing the connection");
        }
    }
}
