package org.carillon.mail.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.carillon.mail.mailbox.Disposal.Kind;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** A folder read by IMAP: what nobody has read yet. */
final class ImapMailbox implements OpenMailbox {

    private static final Logger LOG = System.getLogger(ImapMailbox.class.getName());
    private static final SearchTerm UNREAD =
            new AndTerm(new FlagTerm(new Flags(Flag.SEEN), false), new FlagTerm(new Flags(Flag.DELETED), false));

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final Executor threads;
    private final Alarm alarm;

    /** How many messages there were when the folder was last searched. */
    private int searched;
    /** Whether a command followed on that search: its answer may have told of new mail. */
    private boolean touched;
    /** The mails that the last search has found, and whether the one before had found the same: then the server keeps no marks. */
    private List<String> found = List.of();

    private boolean foundAgain;

    /**
     * @param threads where the waiting is ended: that talks to the server
     * @param alarm tells when the waiting has to end
     */
    ImapMailbox(IMAPStore store, String folderName, Executor threads, Alarm alarm) throws MessagingException {
        this.store = store;
        this.threads = threads;
        this.alarm = alarm;
        this.folder = (IMAPFolder) store.getFolder(folderName);
        folder.open(Folder.READ_WRITE);
    }

    @Override
    public List<FoundMail> waiting() throws MessagingException {
        // asks the server, so that what it has to tell of new mail is heard before the search
        searched = folder.getMessageCount();
        touched = false;
        Message[] unread = folder.search(UNREAD);
        Message[] first = Arrays.copyOf(unread, Math.min(unread.length, AT_ONCE));
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(first, profile);
        List<FoundMail> mails = new ArrayList<>();
        for (Message message : first) {
            mails.add(new FoundMail(folder.getUIDValidity() + "." + folder.getUID(message), (MimeMessage) message));
        }
        List<String> ids = mails.stream().map(FoundMail::id).toList();
        foundAgain = ids.equals(found) && !ids.isEmpty();
        found = ids;
        return mails;
    }

    @Override
    public void dispose(FoundMail mail, Disposal disposal) throws MessagingException {
        touched = true;
        try {
            mark(mail.message(), disposal);
        } catch (MessageRemovedException byAnotherNode) {
            LOG.log(Level.DEBUG, "{0} is gone already", mail.id());
        }
    }

    private void mark(Message message, Disposal disposal) throws MessagingException {
        if (disposal.kind() == Kind.SEEN || disposal.kind() == Kind.FLAG) {
            message.setFlag(Flag.SEEN, true);
        }
        if (disposal.kind() == Kind.FLAG) {
            message.setFlag(Flag.FLAGGED, true);
        } else if (disposal.kind() == Kind.MOVE) {
            move(message, disposal.folder());
        } else if (disposal.kind() == Kind.DELETE) {
            delete(message);
        }
    }

    private void move(Message message, String to) throws MessagingException {
        Folder target = store.getFolder(to);
        if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("there is no folder " + to + ", and it can't be made");
        }
        Message[] messages = {message};
        if (store.hasCapability("MOVE")) {
            folder.moveMessages(messages, target);
        } else {
            folder.copyMessages(messages, target);
            delete(message);
        }
    }

    /** Expunges this mail alone (RFC 4315); where the server can't, the mark stays for the next who expunges. */
    private void delete(Message message) throws MessagingException {
        message.setFlag(Flag.DELETED, true);
        if (store.hasCapability("UIDPLUS")) {
            folder.expunge(new Message[] {message});
        }
    }

    /**
     * IDLE (RFC 2177), which tells only what was not told before: mail that came while others were taken is looked for first. Between a
     * search that found nothing to take and IDLE there is no command, so nothing is missed.
     */
    @Override
    public boolean awaitNews(Duration atMost) throws MessagingException {
        if (!store.hasCapability("IDLE")) {
            return false;
        }
        if (!foundAgain && (touched || folder.getMessageCount() != searched)) {
            return true;
        }
        Alarm.Ringing ringing = alarm.after(atMost, this::wake);
        try {
            folder.idle(true);
        } finally {
            ringing.cancel();
        }
        return true;
    }

    /** Any command ends an IDLE. */
    @Override
    public void wake() {
        threads.execute(() -> {
            try {
                folder.doOptionalCommand("NOOP is not known", protocol -> {
                    protocol.noop();
                    return null;
                });
            } catch (MessagingException | IllegalStateException e) {
                LOG.log(Level.DEBUG, "the connection is gone, and the waiting with it", e);
            }
        });
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
