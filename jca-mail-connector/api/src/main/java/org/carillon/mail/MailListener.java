package org.carillon.mail;

/**
 * Implemented by the message-driven bean that takes mail. For one mail by SMTP the order is: {@link #authenticate},
 * {@link #acceptRecipient} for each recipient, {@link #onMail}; a mail out of a mailbox comes by {@link #onMailboxMail} alone. Called on
 * threads of the mail connector.
 */
public interface MailListener {

    /**
     * Checks a login (SMTP AUTH, RFC 4954).
     *
     * @param user the login name as sent; hostile
     * @param password as sent; hostile, never logged
     * @return the requester's id
     * @throws MailRefusedException 535 5.7.8 when they do not match, 454 4.7.0 when it can't be checked now
     */
    String authenticate(String user, String password) throws MailRefusedException;

    /**
     * Tells early whether a mail to this recipient could be taken (RCPT TO).
     *
     * @param requesterId what {@link #authenticate} returned, or null where the client did not log in
     * @param sender the reverse path of MAIL FROM, empty for the null sender
     * @param recipient the forward path, {@code local-part@domain}, unquoted
     * @throws MailRefusedException with the SMTP reply
     */
    void acceptRecipient(String requesterId, String sender, String recipient) throws MailRefusedException;

    /**
     * Takes the mail. When it returns, the requests in it are stored for good: the connector answers 250 only then.
     *
     * @throws MailRefusedException with the SMTP reply; nothing was stored
     */
    void onMail(ReceivedMail mail) throws MailRefusedException;

    /**
     * Whether this is the node that reads the mailbox: one does, while it lives. Asked before each visit and each mail.
     *
     * @param mailbox its name in the operator's configuration
     */
    boolean isReadHere(String mailbox);

    /**
     * Takes a mail out of a mailbox. When it returns, the requests in it are stored for good: the connector marks the mail only then. The
     * same mail may come more than once, on several nodes, too; that makes no second request.
     *
     * @throws MailRefusedException 400-499 when it is to be brought again later; 500-599 when the mail is refused for good, and its sender
     *     has been told so where that is proper. Nothing was stored
     */
    void onMailboxMail(MailboxMail mail) throws MailRefusedException;
}
