package org.carillon.mail.inbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import org.carillon.mail.MailListener;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.MailboxMail;
import org.carillon.mail.ReceivedMail;

/**
 * The message-driven bean as the gateway sees it: each call on an endpoint of its own, transacted where the bean asks for
 * it, and every failure told as a temporary refusal. Safe for use by several threads.
 */
final class ListenerEndpoint implements MailListener {

    private static final Logger LOG = System.getLogger(ListenerEndpoint.class.getName());

    private final MessageEndpointFactory factory;
    private final TransactionSynchronizationRegistry transactions;
    private final Set<String> domains;
    private volatile boolean reached;

    ListenerEndpoint(
            MessageEndpointFactory factory, TransactionSynchronizationRegistry transactions, Set<String> domains) {
        this.factory = factory;
        this.transactions = transactions;
        this.domains = domains;
    }

    /** Whether the bean takes calls by now; while the application is being deployed it does not. */
    boolean isReady() {
        if (!reached) {
            try {
                factory.createEndpoint(null).release();
                reached = true;
            } catch (UnavailableException notYet) {
                LOG.log(Level.DEBUG, "The mail listener is not available yet", notYet);
            }
        }
        return reached;
    }

    @Override
    public String authenticate(String user, String password) throws MailRefusedException {
        try {
            return deliver(
                    method("authenticate", String.class, String.class), bean -> bean.authenticate(user, password));
        } catch (NotDelivered e) {
            LOG.log(Level.WARNING, "A login could not be checked", e.getCause());
            throw new MailRefusedException(454, "4.7.0 The login cannot be checked now, try again");
        }
    }

    @Override
    public void acceptRecipient(String requesterId, String sender, String recipient) throws MailRefusedException {
        String domain = recipient.substring(recipient.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (!domains.isEmpty() && !domains.contains(domain)) {
            throw new MailRefusedException(550, "5.7.1 Mail for this domain is not taken here, nothing is relayed");
        }
        deliverOrTryAgain(method("acceptRecipient", String.class, String.class, String.class), bean -> {
            bean.acceptRecipient(requesterId, sender, recipient);
            return null;
        });
    }

    @Override
    public void onMail(ReceivedMail mail) throws MailRefusedException {
        deliverOrTryAgain(method("onMail", ReceivedMail.class), bean -> {
            bean.onMail(mail);
            return null;
        });
    }

    /** Not, too, when the bean cannot say. */
    @Override
    public boolean isReadHere(String mailbox) {
        try {
            return deliver(method("isReadHere", String.class), bean -> bean.isReadHere(mailbox));
        } catch (NotDelivered | MailRefusedException e) {
            LOG.log(Level.DEBUG, "It is not known who reads a mailbox", e);
            return false;
        }
    }

    @Override
    public void onMailboxMail(MailboxMail mail) throws MailRefusedException {
        deliverOrTryAgain(method("onMailboxMail", MailboxMail.class), bean -> {
            bean.onMailboxMail(mail);
            return null;
        });
    }

    private void deliverOrTryAgain(Method method, Delivery<Void> delivery) throws MailRefusedException {
        try {
            deliver(method, delivery);
        } catch (NotDelivered e) {
            LOG.log(Level.WARNING, "A mail was refused for now", e.getCause());
            throw new MailRefusedException(451, "4.3.0 The mail cannot be taken now, try again");
        }
    }

    private <T> T deliver(Method method, Delivery<T> delivery) throws MailRefusedException, NotDelivered {
        MessageEndpoint endpoint = null;
        try {
            endpoint = factory.createEndpoint(null);
            return factory.isDeliveryTransacted(method)
                    ? deliverInTransaction(endpoint, method, delivery)
                    : delivery.to((MailListener) endpoint);
        } catch (NoSuchMethodException | ResourceException | RuntimeException e) {
            throw new NotDelivered(e);
        } finally {
            if (endpoint != null) {
                endpoint.release();
            }
        }
    }

    /** A bean may mark its transaction for rollback and yet return: only the outcome of the commit tells. */
    private <T> T deliverInTransaction(MessageEndpoint endpoint, Method method, Delivery<T> delivery)
            throws MailRefusedException, NotDelivered, NoSuchMethodException, ResourceException {
        endpoint.beforeDelivery(method);
        Outcome outcome = new Outcome();
        T result;
        try {
            transactions.registerInterposedSynchronization(outcome);
            result = delivery.to((MailListener) endpoint);
        } finally {
            endpoint.afterDelivery();
        }
        if (!outcome.committed) {
            throw new NotDelivered(new IllegalStateException("the transaction of the mail listener was rolled back"));
        }
        return result;
    }

    private static Method method(String name, Class<?>... parameters) {
        try {
            return MailListener.class.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("MailListener and its resource adapter are of different versions", e);
        }
    }

    private interface Delivery<T> {
        T to(MailListener bean) throws MailRefusedException;
    }

    private static final class Outcome implements Synchronization {

        private boolean committed;

        @Override
        public void beforeCompletion() {
            // only the end counts
        }

        @Override
        public void afterCompletion(int status) {
            committed = status == Status.STATUS_COMMITTED;
        }
    }

    /** The bean did not take the call, or its transaction did not commit. */
    private static final class NotDelivered extends Exception {

        NotDelivered(Exception cause) {
            super(cause);
        }
    }
}
