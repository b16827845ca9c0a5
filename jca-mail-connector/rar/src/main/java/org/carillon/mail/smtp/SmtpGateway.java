package org.carillon.mail.smtp;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.carillon.mail.MailListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server (RFC 5321) for submission by known requesters. It delivers each mail to a {@link MailListener} and
 * answers 250 when that returned. SubEtha SMTP accepts the connections and runs the sessions; the words of the language
 * are ours. Safe for use by several threads; starts once.
 */
public final class SmtpGateway {

    /** All commands that are answered as such. */
    static final Set<String> VERBS = Collections.unmodifiableSet(new TreeSet<>(List.of(
            "EHLO",
            "HELO",
            "STARTTLS",
            "AUTH",
            "MAIL",
            "RCPT",
            "DATA",
            "RSET",
            "NOOP",
            "QUIT",
            "VRFY",
            "EXPN",
            "HELP",
            "BDAT")));

    /** Connections beyond the limit that can be told so at the same time. */
    private static final int TURNED_AWAY = 10;

    private final SMTPServer server;

    /**
     * @param listener takes the mail, on threads of the executor
     * @param ready whether there is somebody who takes mail; asked at each connection
     * @param tls keys for STARTTLS, or null
     * @param threads runs one task for each connection; shut down by {@link #stop}
     */
    public SmtpGateway(
            SmtpSettings settings,
            MailListener listener,
            BooleanSupplier ready,
            SSLContext tls,
            ExecutorService threads) {
        server = SMTPServer.port(settings.port())
                .bindAddress(settings.address())
                .hostName(settings.hostName())
                .softwareName("Carillon")
                .maxConnections(settings.maxConnections() + TURNED_AWAY)
                .sessionHandler(new Greeter(settings, ready))
                .messageHandlerFactory(context -> new MailTransaction(listener, Connection.of(context)))
                .serverSocketFactory(() -> new ListeningSocket(settings))
                .serverThreadName("carillon-smtp-accept")
                .executorService(threads)
                .build();
        LoginPolicy logins = new LoginPolicy(tls != null, settings.clearTextLogin());
        commands(settings, listener, logins, tls).forEach(server.getCommandHandler()::addCommand);
    }

    private static List<SmtpCommand> commands(
            SmtpSettings settings, MailListener listener, LoginPolicy logins, SSLContext tls) {
        return List.of(
                HelloCommand.ehlo(settings, logins),
                HelloCommand.helo(settings, logins),
                new StartTlsCommand(tls, (int) settings.commandTimeout().toMillis()),
                new AuthCommand(listener, logins, settings.maxFailedLogins()),
                new MailCommand(settings, logins),
                new RecipientCommand(settings.maxRecipients()),
                new DataCommand(settings.maxMessageBytes()),
                PlainCommand.rset(),
                PlainCommand.noop(),
                PlainCommand.quit(),
                PlainCommand.vrfy(),
                PlainCommand.help(),
                PlainCommand.notOffered("EXPN"),
                PlainCommand.notOffered("BDAT"));
    }

    /**
     * Binds and accepts clients.
     *
     * @throws IOException when the address cannot be bound
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IOException(
                    "the SMTP gateway cannot listen on " + server.getDisplayableLocalSocketAddress(), e.getCause());
        }
    }

    /** Closes all connections; a mail that the listener has at this moment may still be stored, its client gets no reply. */
    public void stop() {
        server.stop();
    }

    /** Address and port as text. */
    public String listensOn() {
        return server.getBindAddress().orElseThrow().getHostAddress() + ":" + port();
    }

    /** The port it listens on. */
    public int port() {
        return server.getPortAllocated();
    }
}
