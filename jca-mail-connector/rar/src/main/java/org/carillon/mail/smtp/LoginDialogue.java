package org.carillon.mail.smtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;

/** The challenges and answers of the mechanisms PLAIN (RFC 4616) and LOGIN. */
final class LoginDialogue {

    private static final String EMPTY_CHALLENGE = "334 ";
    private static final String USERNAME = "334 VXNlcm5hbWU6";
    private static final String PASSWORD = "334 UGFzc3dvcmQ6";

    private final Connection connection;

    LoginDialogue(Connection connection) {
        this.connection = connection;
    }

    /** @param initial the initial response, or null where the client sent none */
    Login plain(String initial) throws IOException, RejectException {
        String message = decode(initial == null ? ask(EMPTY_CHALLENGE) : initial);
        String[] parts = message.split("\0", -1);
        if (parts.length != 3) {
            throw SmtpReply.reject(501, "5.5.2 PLAIN needs authorization identity, user and password, parted by NUL");
        }
        if (!parts[0].isEmpty() && !parts[0].equals(parts[1])) {
            throw SmtpReply.reject(535, "5.7.8 Nobody can log in here on behalf of somebody else");
        }
        return new Login(parts[1], parts[2]);
    }

    /** @param initial the user name, or null where the client sent none */
    Login login(String initial) throws IOException, RejectException {
        String user = decode(initial == null ? ask(USERNAME) : initial);
        return new Login(user, decode(ask(PASSWORD)));
    }

    private String ask(String challenge) throws IOException, RejectException {
        connection.reply(challenge);
        String answer = connection.input().readAnswer();
        if (answer == null) {
            throw new DropConnectionException(421, "4.4.2 The login was broken off, closing the connection");
        }
        if (answer.equals("*")) {
            throw SmtpReply.reject(501, "5.7.0 The client canceled its login");
        }
        return answer;
    }

    /** {@code =} is the empty initial response (RFC 4954 section 4). */
    private static String decode(String base64) throws RejectException {
        try {
            byte[] octets =
                    base64.equals("=") ? new byte[0] : Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException noBase64) {
            throw SmtpReply.reject(501, "5.5.2 The answer is not UTF-8 in Base64");
        }
    }
}
