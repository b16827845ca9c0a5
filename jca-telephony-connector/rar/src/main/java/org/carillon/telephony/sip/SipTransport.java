package org.carillon.telephony.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.sip.locate.Target;
import org.carillon.telephony.sip.wire.ConnectionLimits;
import org.carillon.telephony.sip.wire.SipSockets;
import org.carillon.telephony.sip.wire.SourceThrottle;
import org.carillon.telephony.sip.wire.TlsContext;

/** JAIN-SIP with one listening point for UDP and one for TCP at the same address, and one for TLS where we have a key. */
final class SipTransport implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SipTransport.class.getName());
    private static final int MAX_MESSAGE_BYTES = 16_384;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 10_000;
    private static final int BEGIN_MILLIS = 5_000;
    private static final int FORK_SECONDS = 64;

    private final SipSettings settings;
    private final TlsContext tls;
    private final SourceThrottle throttle;
    private final ConnectionLimits limits;
    private SipStack stack;
    private SipProvider provider;
    private SipListener listener;

    /**
     * @param known whether an address is one of our servers'; returns at once
     * @throws IllegalArgumentException when the key store or trust store cannot be used
     */
    SipTransport(SipSettings settings, Predicate<InetAddress> known) {
        this.settings = settings;
        this.tls = settings.wire().tls() == null
                ? null
                : new TlsContext(settings.wire().tls());
        this.throttle = new SourceThrottle(settings.wire().strangers(), known, System::nanoTime);
        this.limits = new ConnectionLimits(known, throttle, System::nanoTime);
    }

    /** What we can speak, as options and URIs name it. */
    Set<String> transports() {
        return tls == null ? Set.of("udp", "tcp") : Set.of("udp", "tcp", "tls");
    }

    void open(SipListener events) throws SipUnavailableException {
        try {
            new StackThreads().call(() -> {
                listen(events);
                return null;
            });
        } catch (ExecutionException failure) {
            close();
            throw new SipUnavailableException(
                    "cannot listen for SIP at " + settings.host() + ":" + settings.port(), failure.getCause());
        }
    }

    private void listen(SipListener events) throws Exception {
        SipSockets sockets = new SipSockets(throttle, limits, tls, CONNECT_MILLIS);
        stack = new SipStack(properties(), sockets, new MessageScreen(throttle));
        listen(ListeningPoint.UDP, settings.port());
        sockets.awaitReceiving(BEGIN_MILLIS);
        listen(ListeningPoint.TCP, settings.port());
        if (tls != null) {
            stack.setEnabledProtocols(TlsContext.protocols());
            stack.setEnabledCipherSuites(tls.cipherSuites());
            listen(ListeningPoint.TLS, settings.wire().tls().port());
        }
        provider.addSipListener(events);
        listener = events;
        stack.start();
    }

    private void listen(String transport, int port) throws SipException, InvalidArgumentException {
        ListeningPoint point = stack.createListeningPoint(settings.host(), port, transport);
        if (provider == null) {
            provider = stack.createSipProvider(point);
        } else {
            provider.addListeningPoint(point);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "carillon-" + settings.port());
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", NoServerLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        // one thread takes the datagrams, so that they keep their order; it hands over at once
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", Integer.toString(MAX_MESSAGE_BYTES));
        properties.setProperty("gov.nist.javax.sip.CONNECTION_TIMEOUT", Integer.toString(CONNECT_MILLIS));
        // who must prove himself is the TlsContext's business
        properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_AUTH_TYPE", "Disabled");
        properties.setProperty("gov.nist.javax.sip.SSL_HANDSHAKE_TIMEOUT", Integer.toString(CONNECT_MILLIS));
        // a message by TCP that is begun must go on
        properties.setProperty("gov.nist.javax.sip.READ_TIMEOUT", Integer.toString(READ_MILLIS));
        // the second 2xx of a forked INVITE comes with a dialog of its own
        properties.setProperty("gov.nist.javax.sip.MAX_FORK_TIME_SECONDS", Integer.toString(FORK_SECONDS));
        // the ring time-out is ours to keep
        properties.setProperty("gov.nist.javax.sip.EARLY_DIALOG_TIMEOUT_SECONDS", "3600");
        return properties;
    }

    ClientTransaction send(Request request, TransactionUser user) throws SipException {
        ClientTransaction transaction = newTransaction(request, user);
        transaction.sendRequest();
        return transaction;
    }

    ClientTransaction newTransaction(Request request, TransactionUser user) throws SipException {
        if (((SIPRequest) request).getApplicationData() instanceof Target target
                && target.transport().equals("tls")) {
            tls.expect(new InetSocketAddress(target.address(), target.port()), target.domain());
        }
        ClientTransaction transaction = provider.getNewClientTransaction(request);
        transaction.setApplicationData(user);
        return transaction;
    }

    ServerTransaction newTransaction(Request request) throws SipException {
        return provider.getNewServerTransaction(request);
    }

    /** Answers without keeping state; a retransmitted request is answered again. */
    void sendStateless(Response response) throws SipException {
        provider.sendResponse(response);
    }

    /** How many transactions, ours and others', are kept now. */
    int transactions() {
        return stack.getServerTransactionTableSize() + stack.getClientTransactionTableSize();
    }

    @Override
    public void close() {
        if (stack == null) {
            return;
        }
        try {
            if (provider != null) {
                provider.removeSipListener(listener);
                for (ListeningPoint point : provider.getListeningPoints()) {
                    stack.deleteListeningPoint(point);
                }
            }
        } catch (ObjectInUseException cause) {
            LOG.log(Level.WARNING, "a SIP listening point was still in use", cause);
        }
        // which forgets the provider, too; to delete it would stop the stack a first time, and each time takes a second
        stack.stop();
        stack = null;
    }
}
