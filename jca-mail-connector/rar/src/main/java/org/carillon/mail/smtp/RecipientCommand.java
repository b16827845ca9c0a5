package org.carillon.mail.smtp;

import java.io.IOException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** RCPT TO (RFC 5321 section 4.1.1.3). Nothing is ever relayed: each recipient is somebody to call. */
final class RecipientCommand extends SmtpCommand {

    private final int maxRecipients;

    RecipientCommand(int maxRecipients) {
        super("RCPT");
        this.maxRecipients = maxRecipients;
    }

    @Override
    void execute(String argument, Session session, Connection connection) throws IOException, RejectException {
        if (!session.isMailTransactionInProgress()) {
            throw SmtpReply.reject(503, "5.5.1 RCPT needs MAIL before it");
        }
        if (((MailTransaction) session.getMessageHandler()).isChunked()) {
            throw SmtpReply.reject(503, "5.5.1 The message is coming already");
        }
        if (session.getRecipientCount() >= maxRecipients) {
            throw SmtpReply.reject(452, "4.5.3 A mail has at most " + maxRecipients + " recipients");
        }
        if (!argument.regionMatches(true, 0, "TO:", 0, 3)) {
            throw SmtpReply.reject(501, "5.5.4 The form is RCPT TO:<address>");
        }
        Path path = Path.of(argument.substring(3));
        if (path.isNull()) {
            throw SmtpReply.reject(501, "5.1.3 A recipient has an address");
        }
        if (!path.parameters().isBlank()) {
            throw SmtpReply.reject(555, "5.5.4 RCPT has no parameters here");
        }
        session.getMessageHandler().recipient(path.address());
        session.addRecipient(path.address());
        session.sendResponse("250 2.1.5 Ok");
    }
}
