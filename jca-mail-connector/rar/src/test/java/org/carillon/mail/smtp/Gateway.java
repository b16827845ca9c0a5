package org.carillon.mail.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/** A gateway on a free port with small limits, and its listener. */
final class Gateway implements AutoCloseable {

    static final int MAX_BYTES = 2048;
    static final int MAILS_WITHOUT_LOGIN = 3;
    static final int MAILS_OF_REQUESTER = 20;
    static final int FAILED_LOGINS = 5;

    final RecordingListener listener = new RecordingListener();
    final AtomicBoolean ready = new AtomicBoolean(true);
    private final SmtpGateway server;

    private Gateway(SmtpSettings settings, SSLContext tls) throws IOException {
        server = new SmtpGateway(settings, listener, ready::get, tls, Executors.newCachedThreadPool());
        server.start();
    }

    static Gateway start() throws IOException {
        return start(settings(100, Duration.ofSeconds(20)), null);
    }

    static Gateway start(SmtpSettings settings, SSLContext tls) throws IOException {
        return new Gateway(settings, tls);
    }

    static SmtpSettings settings(int commandsPerMinute, Duration commandTimeout) {
        return settings(commandsPerMinute, commandTimeout, -1);
    }

    /** With TLS from the first octet on a free port. */
    static SmtpSettings withImplicitTls() {
        return settings(100, Duration.ofSeconds(20), 0);
    }

    private static SmtpSettings settings(int commandsPerMinute, Duration commandTimeout, int implicitTlsPort) {
        return new SmtpSettings(
                InetAddress.getLoopbackAddress(),
                0,
                implicitTlsPort,
                "gateway.test",
                false,
                MAX_BYTES,
                2,
                3,
                2,
                commandsPerMinute,
                2,
                MAILS_WITHOUT_LOGIN,
                MAILS_OF_REQUESTER,
                FAILED_LOGINS,
                commandTimeout,
                commandTimeout);
    }

    /** A client that has read the greeting. That clients before it are gone is noticed some moments after they went. */
    Conversation connect() throws IOException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        Conversation conversation = new Conversation(server.port());
        while (conversation.isTurnedAway() && System.nanoTime() < limit) {
            conversation.close();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            conversation = new Conversation(server.port());
        }
        conversation.expect("220 gateway.test ESMTP Carillon");
        return conversation;
    }

    /** A client that has logged in. */
    Conversation connectAsAnna() throws IOException {
        Conversation conversation = connect();
        conversation.send("EHLO client.test").expectLast("250");
        conversation.send("AUTH PLAIN AGFubmEAc2VjcmV0").expect("235 2.7.0");
        return conversation;
    }

    int implicitTlsPort() {
        return server.implicitTlsPort();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
