package org.carillon.mail.inbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import org.carillon.mail.MailListener;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.MailboxMail;
import org.carillon.mail.ReceivedMail;

/** Where the gateway's mail goes: to the one bean that is active, or back with a temporary refusal. Safe for use by several threads. */
final class Deliveries implements MailListener {

    private record Active(MessageEndpointFactory factory, ListenerEndpoint endpoint) {}

    private volatile Active active;

    synchronized void begin(MessageEndpointFactory factory, ListenerEndpoint endpoint) throws NotSupportedException {
        if (active != null) {
            throw new NotSupportedException("the mail connector has its message-driven bean already");
        }
        active = new Active(factory, endpoint);
    }

    synchronized void end(MessageEndpointFactory factory) {
        if (active != null && active.factory == factory) {
            active = null;
        }
    }

    boolean isReady() {
        Active now = active;
        return now != null && now.endpoint.isReady();
    }

    @Override
    public String authenticate(String user, String password) throws MailRefusedException {
        return listener(454).authenticate(user, password);
    }

    @Override
    public void acceptRecipient(String requesterId, String sender, String recipient) throws MailRefusedException {
        listener(451).acceptRecipient(requesterId, sender, recipient);
    }

    @Override
    public void onMail(ReceivedMail mail) throws MailRefusedException {
        listener(451).onMail(mail);
    }

    @Override
    public boolean isReadHere(String mailbox) {
        Active now = active;
        return now != null && now.endpoint.isReady() && now.endpoint.isReadHere(mailbox);
    }

    @Override
    public void onMailboxMail(MailboxMail mail) throws MailRefusedException {
        listener(451).onMailboxMail(mail);
    }

    private MailListener listener(int codeIfNone) throws MailRefusedException {
        Active now = active;
        if (now == null) {
            throw new MailRefusedException(codeIfNone, "4.3.2 The service is being stopped, try again");
        }
        return now.endpoint;
    }
}
