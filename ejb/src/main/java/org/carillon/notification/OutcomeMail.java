package org.carillon.notification;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.mail.MailSessionDefinition;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.regex.Pattern;

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

    private static final Pattern REFUSED_FOR_GOOD = Pattern.compile("5(?!21|30|34|35|38)[0-9][0-9][ -]");

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
            String said = innermost(e).getMessage();
            String why = "the mail to " + notification.target() + " was not taken by the relay: " + said;
            throw isPermanent(innermost(e))
                    ? NotificationException.permanent(why, e)
                    : new NotificationException(why, e);
        }
    }

    /** What the relay said comes last in the chain. */
    private static Exception innermost(MessagingException failure) {
        Exception last = failure;
        while (last instanceof MessagingException messaging && messaging.getNextException() != null) {
            last = messaging.getNextException();
        }
        return last;
    }

    /**
     * The relay has refused this mail for good (RFC 5321 section 4.2.1). That it wants us to log in first, or takes no mail at all, is
     * its operator's to change, and worth waiting for.
     */
    static boolean isPermanent(Exception refusal) {
        return refusal instanceof AddressException
                || refusal instanceof SendFailedException
                        && refusal.getMessage() != null
                        && REFUSED_FOR_GOOD.matcher(refusal.getMessage()).lookingAt();
    }
}
