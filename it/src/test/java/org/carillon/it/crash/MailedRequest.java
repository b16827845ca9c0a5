package org.carillon.it.crash;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.mail.SmtpAnswer;
import org.carillon.it.scene.Scene;

/** A mail that asks to call one number that nobody else asks for. */
final class MailedRequest {

    private static final String APPLICATION =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form><block><prompt>One, two, three, four.</prompt><exit/></block></form>
            </vxml>
            """;

    private final String number;
    private CompletableFuture<Boolean> accepted;

    MailedRequest(String number) {
        this.number = number;
    }

    void sendAfter(int millis, Scene scene) {
        scene.customer(number).does(callee -> callee.answersAfter(300));
        accepted = CompletableFuture.supplyAsync(
                () -> send(scene), CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    private boolean send(Scene scene) {
        try {
            SmtpAnswer answer =
                    scene.mailTo(number).attach(APPLICATION).send(scene.ports().smtp());
            return answer.isAccepted();
        } catch (MessagingException brokenOff) {
            return false; // the server died before it answered: the request may be stored or not
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    void awaitAnswer() {
        accepted.join();
    }

    boolean isAccepted() {
        return accepted.join();
    }

    List<FollowedSession> sessions(Scene scene) throws IOException, InterruptedException {
        return scene.api().sessionsWith(number);
    }

    /** The Call-IDs of all calls to the number, whichever server they came through. */
    List<String> invitations(Scene scene) {
        return scene.callsTo(number);
    }

    @Override
    public String toString() {
        return number + (isAccepted() ? " (accepted)" : " (not known to be accepted)");
    }
}
