package org.carillon.mail.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.carillon.mail.MailListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server (RFC 5321) for submission by requesters and for relays that carry their mail. It delivers each mail to a {@link MailListener} and
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

    private final List<SMTPServer> servers = new ArrayList<>();

    /**
     * @param listener takes the mail, on threads of the executor
     * @param ready whether there is somebody who takes mail; asked at each connection
     * @param tls keys for STARTTLS and implicit TLS, or null
     * @param threads runs one task for each connection; shut down by {@link #stop}
     * @throws IllegalArgumentException when there shall be implicit TLS without keys
     */
    public SmtpGateway(
            SmtpSettings settings,
            MailListener listener,
            BooleanSupplier ready,
            SSLContext tls,
            ExecutorService threads) {
        ServerTls serverTls = tls == null
                ? null
                : new ServerTls(tls, (int) settings.commandTimeout().toMillis());
        LoginPolicy logins = new LoginPolicy(tls != null, settings.clearTextLogin());
        List<SmtpCommand> commands = commands(settings, listener, logins, serverTls);
        SMTPServer.Builder builder = SMTPServer.port(settings.port())
                .bindAddress(settings.address())
                .hostName(settings.hostName())
                .softwareName("Carillon")
                .maxConnections(settings.maxConnections() + TURNED_AWAY)
                .sessionHandler(new Greeter(settings, ready))
                .messageHandlerFactory(context -> new MailTransaction(listener, Connection.of(context)))
                .serverSocketFactory(() -> new ListeningSocket(settings, null))
                .serverThreadName("carillon-smtp-accept")
                .executorService(threads);
        servers.add(builder.build());
        if (settings.implicitTlsPort() >= 0) {
            if (serverTls == null) {
                throw new IllegalArgumentException("implicitTlsPort needs a keyStore");
            }
            servers.add(builder.port(settings.implicitTlsPort())
                    .serverSocketFactory(() -> new ListeningSocket(settings, serverTls))
                    .build());
        }
        servers.forEach(server -> commands.forEach(server.getCommandHandler()::addCommand));
    }

    private static List<SmtpCommand> commands(
            SmtpSettings settings, MailListener listener, LoginPolicy logins, ServerTls tls) {
        MailRates rates = new MailRates(settings, System::nanoTime);
        return List.of(
                HelloCommand.ehlo(settings, logins),
                HelloCommand.helo(settings, logins),
                new StartTlsCommand(tls),
                new AuthCommand(listener, logins, rates, settings.maxFailedLogins()),
                new MailCommand(settings, rates),
                new RecipientCommand(settings.maxRecipients()),
                new DataCommand(settings.maxMessageBytes()),
                new BdatCommand(settings.maxMessageBytes()),
                PlainCommand.rset(),
                PlainCommand.noop(),
                PlainCommand.quit(),
                PlainCommand.vrfy(),
                PlainCommand.help(),
                PlainCommand.notOffered("EXPN"));
    }

    /**
     * Binds and accepts clients.
     *
     * @throws IOException when an address cannot be bound
     */
    public void start() throws IOException {
        for (SMTPServer server : servers) {
            try {
                server.start();
            } catch (RuntimeException e) {
                stop();
                throw new IOException(
                        "the SMTP gateway cannot listen on " + server.getDisplayableLocalSocketAddress(), e.getCause());
            }
        }
    }

    /** Closes all connections; a mail that the listener has at this moment may still be stored, its client gets no reply. */
    public void stop() {
        servers.forEach(SMTPServer::stop);
    }

    /** Addresses and ports as text. */
    public String listensOn() {
        return servers.stream()
                .map(server -> server.getBindAddress().orElseThrow().getHostAddress() + ":" + server.getPortAllocated())
                .collect(Collectors.joining(", "));
    }

    /** The port it listens on in clear text, or with STARTTLS. */
    public int port() {
        return servers.get(0).getPortAllocated();
    }

    /** The port it listens on with implicit TLS, where it does. */
    public int implicitTlsPort() {
        return servers.get(1).getPortAllocated();
    }
}
