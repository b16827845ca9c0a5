package org.carillon.mail.smtp;

import java.io.IOException;
import java.util.Locale;
import org.carillon.mail.MailListener;
import org.carillon.mail.MailRefusedException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** AUTH (RFC 4954) with the mechanisms PLAIN (RFC 4616) and LOGIN. */
final class AuthCommand extends SmtpCommand {

    private final MailListener listener;
    private final LoginPolicy policy;
    private final MailRates rates;
    private final int maxFailedLogins;

    AuthCommand(MailListener listener, LoginPolicy policy, MailRates rates, int maxFailedLogins) {
        super("AUTH");
        this.listener = listener;
        this.policy = policy;
        this.rates = rates;
        this.maxFailedLogins = maxFailedLogins;
    }

    @Override
    void execute(String argument, Session session, Connection connection) throws IOException, RejectException {
        if (connection.requesterId() != null) {
            throw SmtpReply.reject(503, "5.5.1 The client is logged in already");
        }
        if (session.isMailTransactionInProgress()) {
            throw SmtpReply.reject(503, "5.5.1 A login has to come before MAIL");
        }
        policy.checkLogin(connection);
        rates.checkLogin(connection);
        String[] words = argument.split(" +", 2);
        LoginDialogue dialogue = new LoginDialogue(connection);
        Login login =
                switch (words[0].toUpperCase(Locale.ROOT)) {
                    case "PLAIN" -> dialogue.plain(words.length == 2 ? words[1] : null);
                    case "LOGIN" -> dialogue.login(words.length == 2 ? words[1] : null);
                    default -> throw SmtpReply.reject(504, "5.5.4 The mechanisms are PLAIN and LOGIN");
                };
        check(login, session, connection);
    }

    private void check(Login login, Session session, Connection connection) throws IOException, RejectException {
        try {
            connection.loggedInAs(listener.authenticate(login.user(), login.password()));
        } catch (MailRefusedException refusal) {
            if (refusal.code() >= 500) {
                countFailure(connection);
            }
            throw SmtpReply.reject(refusal);
        }
        session.sendResponse("235 2.7.0 Authentication succeeded");
    }

    private void countFailure(Connection connection) throws DropConnectionException {
        rates.countFailedLogin(connection);
        if (connection.countFailedLogin() >= maxFailedLogins) {
            throw new DropConnectionException(421, "4.7.0 Too many failed logins, closing the connection");
        }
    }
}
