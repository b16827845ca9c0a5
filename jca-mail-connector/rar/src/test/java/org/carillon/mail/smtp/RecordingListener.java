package org.carillon.mail.smtp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.mail.MailListener;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.MailboxMail;
import org.carillon.mail.ReceivedMail;

/** Knows anna, whose password is "secret"; takes numbers; keeps the mails. */
final class RecordingListener implements MailListener {

    final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();
    volatile boolean needsLogin = true;
    volatile MailRefusedException refusal;
    volatile RuntimeException surprise;

    @Override
    public String authenticate(String user, String password) throws MailRefusedException {
        fail();
        if (!user.equals("anna") || !password.equals("secret")) {
            throw new MailRefusedException(535, "5.7.8 The user or the password is wrong");
        }
        return "requester-anna";
    }

    @Override
    public void acceptRecipient(String requesterId, String sender, String recipient) throws MailRefusedException {
        if (requesterId == null && needsLogin) {
            throw new MailRefusedException(530, "5.7.0 Authentication required");
        }
        if (!recipient.startsWith("+")) {
            throw new MailRefusedException(553, "5.1.3 " + recipient + " is not a number");
        }
    }

    @Override
    public void onMail(ReceivedMail mail) throws MailRefusedException {
        fail();
        mails.add(mail);
    }

    @Override
    public boolean isReadHere(String mailbox) {
        return false;
    }

    @Override
    public void onMailboxMail(MailboxMail mail) {
        throw new UnsupportedOperationException("the gateway reads no mailbox");
    }

    private void fail() throws MailRefusedException {
        if (refusal != null) {
            throw refusal;
        }
        if (surprise != null) {
            throw surprise;
        }
    }
}
