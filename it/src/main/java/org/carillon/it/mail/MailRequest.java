package org.carillon.it.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A request for a session by mail, sent over SMTP as a mail program would. Not thread-safe. */
public final class MailRequest {

    private static final String TIMEOUT_MS = "30000";

    private final List<String> recipients = new ArrayList<>();
    private final List<BodyPart> attachments = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String sender = "";
    private String user;
    private String password;
    private String subject = "A call, please";
    private String text = "";

    private MailRequest() {}

    /**
     * A mail that asks to call somebody.
     *
     * @param to a number such as {@code +15550100}, or {@code sip:user}
     */
    public static MailRequest toCall(String to) {
        return new MailRequest().andToCall(to);
    }

    /** One recipient more. */
    public MailRequest andToCall(String to) {
        String localPart = to.startsWith("+") ? to : '"' + to + '"';
        recipients.add(localPart + "@carillon.test");
        return this;
    }

    /** The sender, of the envelope and of the message; empty for the null sender. */
    public MailRequest from(String address) {
        sender = address;
        return this;
    }

    /** Log in before sending. */
    public MailRequest login(String name, String key) {
        user = name;
        password = key;
        return this;
    }

    public MailRequest subject(String line) {
        subject = line;
        return this;
    }

    /** The body in plain text: what is to be read aloud, or a line with a link. */
    public MailRequest text(String body) {
        text = body;
        return this;
    }

    /** A header of the message, Message-ID too. */
    public MailRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Attaches the VoiceXML document as {@code application/voicexml+xml}. */
    public MailRequest attach(String vxml) throws MessagingException {
        return attach("application.vxml", "application/voicexml+xml", vxml.getBytes(StandardCharsets.UTF_8));
    }

    /** Attaches a file. */
    public MailRequest attach(String fileName, String contentType, byte[] content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, contentType)));
        part.setFileName(fileName);
        attachments.add(part);
        return this;
    }

    /**
     * Sends the mail to a server on this machine.
     *
     * @return the server's last answer: 250, or its refusal
     * @throws MessagingException when the server could not be reached or broke off
     */
    public SmtpAnswer send(int port) throws MessagingException {
        Session session = session(port);
        MimeMessage message = message(session);
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            return send(transport, message, message.getAllRecipients());
        }
    }

    /**
     * Sends a message that somebody else has made, octet by octet, with this envelope.
     *
     * @param message header and body, lines ended by CRLF
     */
    public SmtpAnswer sendAsIs(String message, int port) throws MessagingException {
        Session session = session(port);
        MimeMessage made = new MimeMessage(session, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            return send(transport, made, message(session).getAllRecipients());
        }
    }

    private SmtpAnswer send(SMTPTransport transport, MimeMessage message, Address[] to) throws MessagingException {
        try {
            transport.connect();
            transport.sendMessage(message, to);
        } catch (MessagingException e) {
            if (transport.getLastReturnCode() < 400) {
                throw e;
            }
        }
        return new SmtpAnswer(transport.getLastReturnCode(), transport.getLastServerResponse());
    }

    private Session session(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.localhost", "client.test");
        properties.setProperty("mail.smtp.from", sender.isEmpty() ? "<>" : sender);
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return user == null ? null : new PasswordAuthentication(user, password);
            }
        });
    }

    private MimeMessage message(Session session) throws MessagingException {
        MimeMessage message = new RequestMessage(session);
        if (!sender.isEmpty()) {
            message.setFrom(new InternetAddress(sender));
        }
        for (String recipient : recipients) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "UTF-8");
        fill(message);
        message.saveChanges();
        return message;
    }

    private void fill(MimeMessage message) throws MessagingException {
        if (attachments.isEmpty()) {
            message.setText(text, "UTF-8");
            return;
        }
        Multipart parts = new MimeMultipart();
        MimeBodyPart body = new MimeBodyPart();
        body.setText(text, "UTF-8");
        parts.addBodyPart(body);
        for (BodyPart attachment : attachments) {
            parts.addBodyPart(attachment);
        }
        message.setContent(parts);
    }

    /** Keeps the headers that were asked for: {@code saveChanges} would put its own Message-ID. */
    private final class RequestMessage extends MimeMessage {

        RequestMessage(Session session) {
            super(session);
        }

        @Override
        protected void updateHeaders() throws MessagingException {
            super.updateHeaders();
            for (Map.Entry<String, String> header : MailRequest.this.headers.entrySet()) {
                setHeader(header.getKey(), header.getValue());
            }
        }
    }
}
