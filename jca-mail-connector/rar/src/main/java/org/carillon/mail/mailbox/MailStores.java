package org.carillon.mail.mailbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Connects to one mailbox by Jakarta Mail. */
final class MailStores implements MailboxAccess {

    private static final String MILLIS_TO_CONNECT = "20000";
    private static final String MILLIS_TO_ANSWER = "60000";

    private final MailboxDefinition mailbox;
    private final Executor threads;
    private final Alarm alarm;
    private final Session session;

    /** What POP3 leaves in the mailbox. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    /** @throws IOException when the trust store can't be read */
    MailStores(MailboxDefinition mailbox, Executor threads, Alarm alarm) throws IOException, GeneralSecurityException {
        this.mailbox = mailbox;
        this.threads = threads;
        this.alarm = alarm;
        this.session = Session.getInstance(properties());
    }

    @Override
    public OpenMailbox open() throws MessagingException, IOException {
        Store store = session.getStore(mailbox.protocol().provider(mailbox.encryption()));
        try {
            store.connect(
                    mailbox.host(),
                    mailbox.port(),
                    mailbox.user(),
                    mailbox.credential().secret());
            return store instanceof IMAPStore imap
                    ? new ImapMailbox(imap, mailbox.folder(), threads, alarm)
                    : new Pop3Mailbox(store, kept);
        } catch (AuthenticationFailedException e) {
            mailbox.credential().wasRefused();
            throw e;
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
    }

    private Properties properties() throws IOException, GeneralSecurityException {
        String prefix = "mail." + mailbox.protocol().provider(mailbox.encryption()) + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", MILLIS_TO_CONNECT);
        properties.setProperty(prefix + "timeout", MILLIS_TO_ANSWER);
        properties.setProperty(prefix + "writetimeout", MILLIS_TO_ANSWER);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", isStartTls());
        properties.setProperty(prefix + "starttls.required", isStartTls());
        // a mail is marked when its requests are stored, not when it is read
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "fetchsize", "131072");
        if (mailbox.credential().mechanism() != null) {
            properties.setProperty(
                    prefix + "auth.mechanisms", mailbox.credential().mechanism());
        }
        if (mailbox.trustStore() != null) {
            properties.put(prefix + "ssl.socketFactory", TrustedCertificates.in(mailbox.trustStore()));
        }
        return properties;
    }

    private String isStartTls() {
        return Boolean.toString(mailbox.encryption() == Encryption.STARTTLS);
    }
}
