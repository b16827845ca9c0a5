package org.carillon.notification;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.mail.MailSessionDefinition;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

/**
 * Tells an outcome as a short mail through the configured relay. The mail says that it is automatic (RFC 3834), and goes to the
 * sender of the request's envelope, never to nobody.
 */
@MailSessionDefinition(
        name = OutcomeMail.SESSION,
        host = "${MPCONFIG=carillon.mail.relay.host:127.0.0.1}",
        user = "${MPCONFIG=carillon.mail.relay.user:}",
        password = "${MPCONFIG=carillon.mail.relay.password:}",
        from = "${MPCONFIG=carillon.mail.relay.from:carillon@localhost}",
        transportProtocol = "smtp",
        properties = {
            // bounces of automatic mail go to nobody (RFC 3834 section 3.3), unless the relay wants a sender
            "mail.smtp.from=${MPCONFIG=carillon.mail.relay.envelope-from:<>}",
            "mail.smtp.port=${MPCONFIG=carillon.mail.relay.port:25}",
            "mail.smtp.auth=${MPCONFIG=carillon.mail.relay.auth:false}",
            "mail.smtp.starttls.enable=${MPCONFIG=carillon.mail.relay.starttls:true}",
            "mail.smtp.starttls.required=${MPCONFIG=carillon.mail.relay.starttls-required:false}",
            "mail.smtp.ssl.checkserveridentity=true",
            "mail.debug=false",
            "mail.smtp.connectiontimeout=10000",
            "mail.smtp.timeout=30000",
            "mail.smtp.writetimeout=30000"
        })
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutcomeMail implements Notifier {

    static final String SESSION = "java:app/mail/outcome";

    @Resource(lookup = SESSION)
    private Session relay;

    @Override
    public Notification.Kind kind() {
        return Notification.Kind.MAIL;
    }

    @Override
    public void tell(Notification notification, Outcome outcome) throws NotificationException {
        try {
            MimeMessage message = OutcomeMailMessage.compose(relay, notification, outcome);
            Transport.send(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new NotificationException(
                    "the mail to " + notification.target() + " was not taken by the relay: " + innermost(e), e);
        }
    }

    /** What the relay said comes last in the chain. */
    private static String innermost(MessagingException failure) {
        Exception last = failure;
        while (last instanceof MessagingException messaging && messaging.getNextException() != null) {
            last = messaging.getNextException();
        }
        return last.getMessage();
    }
}
