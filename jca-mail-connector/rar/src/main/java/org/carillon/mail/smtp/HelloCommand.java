package org.carillon.mail.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** EHLO and HELO (RFC 5321 section 4.1.1.1): the client names itself, the gateway lists what it can. */
final class HelloCommand extends SmtpCommand {

    private final boolean extended;
    private final SmtpSettings settings;
    private final LoginPolicy logins;

    private HelloCommand(String verb, boolean extended, SmtpSettings settings, LoginPolicy logins) {
        super(verb);
        this.extended = extended;
        this.settings = settings;
        this.logins = logins;
    }

    static HelloCommand ehlo(SmtpSettings settings, LoginPolicy logins) {
        return new HelloCommand("EHLO", true, settings, logins);
    }

    static HelloCommand helo(SmtpSettings settings, LoginPolicy logins) {
        return new HelloCommand("HELO", false, settings, logins);
    }

    @Override
    void execute(String argument, Session session, Connection connection) throws IOException, RejectException {
        if (argument.isEmpty() || argument.indexOf(' ') >= 0) {
            throw SmtpReply.reject(501, "5.5.4 " + getName() + " needs the name of the client");
        }
        session.resetMailTransaction();
        session.setHelo(argument);
        connection.saysHello(argument);
        session.sendResponse(extended ? extensions(connection) : "250 " + settings.hostName());
    }

    private String extensions(Connection connection) {
        List<String> lines = new ArrayList<>(List.of(
                settings.hostName(),
                "PIPELINING",
                "8BITMIME",
                "SMTPUTF8",
                "CHUNKING",
                "ENHANCEDSTATUSCODES",
                "SIZE " + settings.maxMessageBytes()));
        if (logins.offersTls(connection)) {
            lines.add("STARTTLS");
        }
        if (logins.permitsLogin(connection)) {
            lines.add("AUTH PLAIN LOGIN");
        }
        String last = lines.remove(lines.size() - 1);
        StringBuilder reply = new StringBuilder();
        lines.forEach(line -> reply.append("250-").append(line).append("\r\n"));
        return reply.append("250 ").append(last).toString();
    }
}
