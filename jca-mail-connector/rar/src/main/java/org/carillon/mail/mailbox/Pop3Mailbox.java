package org.carillon.mail.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.mail.mailbox.Disposal.Kind;
import org.eclipse.angus.mail.pop3.POP3Folder;

/**
 * A mailbox read by POP3: what is in it, but what was kept. It shows the state of when it was opened, and what is deleted is gone when it
 * is closed (RFC 1939 section 6).
 */
final class Pop3Mailbox implements OpenMailbox {

    private final Store store;
    private final POP3Folder folder;
    private final Set<String> kept;

    /** @param kept the unique ids of what is to be left alone; kept up to date here */
    Pop3Mailbox(Store store, Set<String> kept) throws MessagingException {
        this.store = store;
        this.kept = kept;
        this.folder = (POP3Folder) store.getFolder("INBOX");
        folder.open(Folder.READ_WRITE);
    }

    @Override
    public List<FoundMail> waiting() throws MessagingException {
        Message[] all = folder.getMessages();
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(all, profile);
        List<FoundMail> mails = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (Message message : all) {
            String id = folder.getUID(message);
            present.add(id);
            if (!kept.contains(id) && mails.size() < AT_ONCE) {
                mails.add(new FoundMail(id, (MimeMessage) message));
            }
        }
        kept.retainAll(present);
        return mails;
    }

    @Override
    public void dispose(FoundMail mail, Disposal disposal) throws MessagingException {
        if (disposal.kind() == Kind.DELETE) {
            mail.message().setFlag(Flag.DELETED, true);
        } else {
            kept.add(mail.id());
        }
    }

    @Override
    public boolean awaitNews(Duration atMost) {
        return false;
    }

    @Override
    public void wake() {
        // it never waits
    }

    /** Only a farewell (QUIT) makes the server delete. */
    @Override
    public void close() throws MessagingException {
        try {
            folder.close(true);
        } finally {
            store.close();
        }
    }
}
