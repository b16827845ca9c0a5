package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.MailboxMail;
import org.carillon.policy.Proof;

/**
 * A mail out of a mailbox, as far as its header tells: the envelope is gone.
 *
 * @param author the address in From, in lower case; anybody can write it
 * @param returnPath the envelope's sender as the last server noted it, or null
 * @param recipients in To and Cc, but only those that lead to the mailbox and may name a customer; {@code local-part@domain}. What the
 *     envelope said is not asked: who sends a signed mail on could have put any number there
 * @param proofs by what the author's domain stands for the mail, as the operator's mail server found
 * @param identity what makes it recognisable when it comes again
 * @param subject decoded, or empty
 */
record MailboxLetter(
        String author,
        String returnPath,
        Set<String> recipients,
        Set<Proof> proofs,
        MailIdentity identity,
        String subject) {

    private static final List<String> RECIPIENTS = List.of("To", "Cc");

    private static final Session SESSION = Session.getInstance(new Properties());

    /** @throws MailRefusedException when it is automatic, or nobody can be told to have written it */
    static MailboxLetter of(MailboxMail mail) throws MailRefusedException {
        MailShape.check(mail.content());
        try {
            MimeMessage message = new MimeMessage(SESSION, new SharedByteArrayInputStream(mail.content()));
            AutomaticMail.refuse(message);
            String author = author(message);
            return new MailboxLetter(
                    author,
                    returnPath(message),
                    recipients(message, mail.address()),
                    AuthenticationResults.of(message, mail.authServIds())
                            .proofsOf(author.substring(author.lastIndexOf('@') + 1)),
                    MailIdentity.of(message, mail.content(), true),
                    MailSubject.of(message));
        } catch (MessagingException e) {
            throw new UnreadableMailException(e);
        }
    }

    /** More than one From, or more than one address in it, would let one author vouch for another. */
    private static String author(MimeMessage message) throws MessagingException, UnreadableMailException {
        String[] headers = message.getHeader("From");
        InternetAddress[] authors =
                headers == null || headers.length != 1 ? null : InternetAddress.parseHeader(headers[0], true);
        if (authors == null || authors.length != 1 || authors[0].getAddress().indexOf('@') < 1) {
            throw new UnreadableMailException("The mail has not exactly one author in its header From");
        }
        return authors[0].getAddress().toLowerCase(Locale.ROOT);
    }

    private static String returnPath(MimeMessage message) throws MessagingException {
        String[] paths = message.getHeader("Return-Path");
        return paths == null ? null : paths[0].strip().replaceAll("^<|>$", "");
    }

    private static Set<String> recipients(MimeMessage message, String mailboxAddress) throws MessagingException {
        Set<String> recipients = new LinkedHashSet<>();
        for (String header : RECIPIENTS) {
            String values = mailboxAddress == null ? null : message.getHeader(header, ",");
            for (InternetAddress recipient : addresses(values)) {
                if (leadsTo(mailboxAddress, recipient.getAddress())) {
                    recipients.add(recipient.getAddress());
                }
            }
        }
        return recipients;
    }

    /** A header that holds no addresses names nobody. */
    private static InternetAddress[] addresses(String values) {
        try {
            return values == null ? new InternetAddress[0] : InternetAddress.parseHeader(values, false);
        } catch (AddressException e) {
            return new InternetAddress[0];
        }
    }

    /** Whether a recipient is the mailbox with a plus and something behind it (RFC 5233), or any in its domain where all of it leads here. */
    private static boolean leadsTo(String mailboxAddress, String recipient) {
        int at = recipient == null ? -1 : recipient.lastIndexOf('@');
        int ours = mailboxAddress.lastIndexOf('@');
        if (at < 0 || !recipient.substring(at).equalsIgnoreCase(mailboxAddress.substring(ours))) {
            return false;
        }
        String localPart = recipient.substring(0, at).replaceAll("^\"|\"$", "");
        String own = mailboxAddress.substring(0, ours) + "+";
        return ours == 0 || localPart.length() > own.length() && localPart.regionMatches(true, 0, own, 0, own.length());
    }
}
