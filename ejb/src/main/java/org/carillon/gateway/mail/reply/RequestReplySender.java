package org.carillon.gateway.mail.reply;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.carillon.node.BackgroundThreads;

/** Sends the answers through the relay that takes the outcomes, too: each at least once. */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RequestReplySender {

    private static final Logger LOG = System.getLogger(RequestReplySender.class.getName());
    private static final int AT_ONCE = 20;
    private static final long EVERY_MILLIS = 500;
    private static final long FORGET_EVERY_MINUTES = 60;

    /** By its name: those who tell outcomes define it, and nobody knows them. */
    @Resource(lookup = "java:app/mail/outcome")
    private Session relay;

    @Resource(lookup = BackgroundThreads.TIMERS)
    private ManagedScheduledExecutorService timers;

    @Inject
    private RequestReplies replies;

    private final List<Future<?>> work = new ArrayList<>();

    @PostConstruct
    void start() {
        work.add(timers.scheduleWithFixedDelay(this::sendDue, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS));
        work.add(timers.scheduleWithFixedDelay(
                this::forget, FORGET_EVERY_MINUTES, FORGET_EVERY_MINUTES, TimeUnit.MINUTES));
    }

    @PreDestroy
    void stop() {
        work.forEach(each -> each.cancel(true));
    }

    private void sendDue() {
        try {
            List<RequestReply> due = replies.takeDue(AT_ONCE);
            while (!due.isEmpty()) {
                due.forEach(this::send);
                due = replies.takeDue(AT_ONCE);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the answers to mails could not be read: {0}", e.getMessage());
        }
    }

    private void forget() {
        try {
            replies.forgetOld();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "old answers to mails could not be forgotten: {0}", e.getMessage());
        }
    }

    private void send(RequestReply reply) {
        try {
            MimeMessage message = RequestReplyMessage.compose(relay, reply);
            Transport.send(message, message.getAllRecipients());
            replies.sent(reply);
        } catch (MessagingException e) {
            LOG.log(
                    Level.WARNING,
                    "an answer to {0} was not taken by the relay: {1}",
                    reply.recipient(),
                    e.getMessage());
            replies.failed(reply, e.getMessage());
        }
    }
}
