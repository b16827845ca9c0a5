package org.carillon.mail.smtp;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** One word of the language. A refusal and a surprise alike become a reply and leave the session usable. Shared by all threads. */
abstract class SmtpCommand extends BaseCommand {

    private static final Logger LOG = System.getLogger(SmtpCommand.class.getName());

    SmtpCommand(String verb) {
        super(verb, verb);
    }

    /**
     * Does what the command asks and replies.
     *
     * @param argument what follows the verb, stripped, maybe empty
     * @throws RejectException the reply, where the command is refused
     */
    abstract void execute(String argument, Session session, Connection connection) throws IOException, RejectException;

    @Override
    public final void execute(String line, Session session) throws IOException, DropConnectionException {
        Connection connection = (Connection) session.getSocket();
        try {
            execute(line.substring(getName().length()).strip(), session, connection);
        } catch (DropConnectionException end) {
            throw end;
        } catch (RejectException refusal) {
            session.sendResponse(refusal.getErrorResponse());
        } catch (RuntimeException surprise) {
            LOG.log(Level.ERROR, () -> "SMTP " + getName() + " failed", surprise);
            session.resetMailTransaction();
            session.sendResponse("451 4.3.0 The server failed, try again");
        }
    }

    /** For the commands that have no argument. */
    static void requireNone(String argument) throws RejectException {
        if (!argument.isEmpty()) {
            throw SmtpReply.reject(501, "5.5.4 This command has no parameters");
        }
    }
}
