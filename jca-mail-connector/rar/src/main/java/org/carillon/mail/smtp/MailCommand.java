package org.carillon.mail.smtp;

import java.io.IOException;
import java.util.Locale;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** MAIL FROM (RFC 5321 section 4.1.1.2) with SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8 (RFC 6531) and AUTH (RFC 4954 section 5). */
final class MailCommand extends SmtpCommand {

    private final SmtpSettings settings;
    private final MailRates rates;

    MailCommand(SmtpSettings settings, MailRates rates) {
        super("MAIL");
        this.settings = settings;
        this.rates = rates;
    }

    @Override
    void execute(String argument, Session session, Connection connection) throws IOException, RejectException {
        if (session.isMailTransactionInProgress()) {
            throw SmtpReply.reject(503, "5.5.1 There is a MAIL already, use RSET first");
        }
        if (!argument.regionMatches(true, 0, "FROM:", 0, 5)) {
            throw SmtpReply.reject(501, "5.5.4 The form is MAIL FROM:<address>");
        }
        Path path = Path.of(argument.substring(5));
        boolean international = checkParameters(path.parameters());
        if (!international && !path.isAscii()) {
            throw SmtpReply.reject(553, "5.6.7 An address that is not ASCII needs the parameter SMTPUTF8");
        }
        rates.countMail(connection);
        session.startMailTransaction();
        session.getMessageHandler().from(path.address());
        session.sendResponse("250 2.1.0 Ok");
    }

    /** Returns whether SMTPUTF8 was among them. */
    private boolean checkParameters(String parameters) throws RejectException {
        boolean international = false;
        for (String parameter :
                parameters.isBlank() ? new String[0] : parameters.strip().split(" +")) {
            String upper = parameter.toUpperCase(Locale.ROOT);
            if (upper.startsWith("SIZE=")) {
                checkSize(upper.substring(5));
            } else if (upper.equals("SMTPUTF8")) {
                international = true;
            } else if (!upper.equals("BODY=7BIT") && !upper.equals("BODY=8BITMIME") && !upper.startsWith("AUTH=")) {
                throw SmtpReply.reject(555, "5.5.4 The parameters of MAIL are SIZE, BODY, SMTPUTF8 and AUTH");
            }
        }
        return international;
    }

    private void checkSize(String size) throws RejectException {
        if (!size.matches("[0-9]{1,20}")) {
            throw SmtpReply.reject(501, "5.5.4 SIZE is a number of octets");
        }
        if (size.length() > 9 || Integer.parseInt(size) > settings.maxMessageBytes()) {
            throw SmtpReply.reject(552, "5.3.4 A message has at most " + settings.maxMessageBytes() + " octets");
        }
    }
}
