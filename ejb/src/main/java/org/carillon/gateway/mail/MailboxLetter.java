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

/**
 * A mail out of a mailbox, as far as its header tells: the envelope is gone.
 *
 * @param author the address in From, in lower case; anybody can write it
 * @param returnPath the envelope's sender as the last server noted it, or null
 * @param recipients of the envelope or the header, but only those whose local part may be a customer; {@code local-part@domain}
 * @param isVouchedFor whether the operator's mail server found that the author's domain stands for the mail
 * @param identity what makes it recognisable when it comes again
 * @param subject decoded, or empty
 */
record MailboxLetter(
        String author,
        String returnPath,
        Set<String> recipients,
        boolean isVouchedFor,
        MailIdentity identity,
        String subject) {

    /** The headers that name recipients; the first three are written by servers that deliver. */
    private static final List<String> RECIPIENTS = List.of("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc");

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
                            .vouchFor(author.substring(author.lastIndexOf('@') + 1)),
                    MailIdentity.of(message, mail.content(), true),
                    MailSubject.of(message));
        } catch (MessagingException e) {
            throw new UnreadableMailException("The mail is not well-formed: " + e.getMessage());
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
                String customer = customer(recipient.getAddress(), mailboxAddress);
                if (customer != null) {
                    recipients.add(customer);
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

    /**
     * Whom a recipient asks to call: behind a plus after the mailbox's own local part (RFC 5233), or any local part where a whole domain
     * leads to the mailbox. Null where it is the mailbox itself, or somebody else.
     */
    private static String customer(String recipient, String mailboxAddress) {
        int at = recipient == null ? -1 : recipient.lastIndexOf('@');
        int ours = mailboxAddress.lastIndexOf('@');
        if (at < 0 || !recipient.substring(at).equalsIgnoreCase(mailboxAddress.substring(ours))) {
            return null;
        }
        String localPart = recipient.substring(0, at).replaceAll("^\"|\"$", "");
        if (ours == 0) {
            return localPart + recipient.substring(at);
        }
        String own = mailboxAddress.substring(0, ours) + "+";
        if (localPart.length() == own.length() || !localPart.regionMatches(true, 0, own, 0, own.length())) {
            return null;
        }
        String detail = localPart.substring(own.length());
        boolean digits = Character.isDigit(detail.charAt(0));
        return (digits ? "+" : "") + detail + recipient.substring(at);
    }
}
