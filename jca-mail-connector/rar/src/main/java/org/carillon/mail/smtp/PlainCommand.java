package org.carillon.mail.smtp;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** The words whose whole meaning is one reply: RSET, NOOP, QUIT, VRFY, HELP and what is not offered. */
final class PlainCommand extends SmtpCommand {

    /** What the word does before its reply. */
    interface Effect {
        void on(String argument, Session session) throws RejectException;
    }

    private final Effect effect;
    private final String reply;

    private PlainCommand(String verb, String reply, Effect effect) {
        super(verb);
        this.reply = reply;
        this.effect = effect;
    }

    static PlainCommand rset() {
        return new PlainCommand("RSET", "250 2.0.0 Ok", (argument, session) -> {
            requireNone(argument);
            session.resetMailTransaction();
        });
    }

    static PlainCommand noop() {
        return new PlainCommand("NOOP", "250 2.0.0 Ok", (argument, session) -> {});
    }

    static PlainCommand quit() {
        return new PlainCommand("QUIT", "", (argument, session) -> {
            requireNone(argument);
            throw new DropConnectionException(221, "2.0.0 Bye");
        });
    }

    /** Nobody learns which addresses there are (RFC 5321 section 7.3). */
    static PlainCommand vrfy() {
        return new PlainCommand("VRFY", "252 2.5.0 Send a mail and see", (argument, session) -> {});
    }

    static PlainCommand help() {
        return new PlainCommand(
                "HELP", "214 2.0.0 RFC 5321: " + String.join(" ", SmtpGateway.VERBS), (argument, session) -> {});
    }

    static PlainCommand notOffered(String verb) {
        return new PlainCommand(verb, "502 5.5.1 " + verb + " is not offered", (argument, session) -> {});
    }

    @Override
    void execute(String argument, Session session, Connection connection) throws IOException, RejectException {
        effect.on(argument, session);
        session.sendResponse(reply);
    }
}
