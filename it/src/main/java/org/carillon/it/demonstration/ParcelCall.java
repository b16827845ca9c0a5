package org.carillon.it.demonstration;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.mail.SinkedMail;
import org.carillon.it.mail.SmtpAnswer;
import org.carillon.it.scene.Scene;

/** The main job, shown once: a mail with a VoiceXML application becomes a call, and its outcome becomes a mail. */
final class ParcelCall {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Scene scene;
    private final Terminal terminal;

    ParcelCall(Scene scene, Terminal terminal) {
        this.scene = scene;
        this.terminal = terminal;
    }

    void show() throws Exception {
        FollowedSession session = ask();
        terminal.heading("What becomes of it");
        new Timeline(terminal).follow(session, LIMIT);
        terminal.heading("The outcome, in the mailbox of the sender");
        show(scene.mailbox().await(mail -> mail.recipients().contains(Scene.REQUESTER_MAIL), LIMIT));
    }

    private FollowedSession ask() throws Exception {
        terminal.heading("A mail asks for a call");
        terminal.fact("from", Scene.REQUESTER_MAIL);
        terminal.fact("to", Customers.WILLING + "@carillon.test");
        terminal.fact("subject", "Your parcel");
        terminal.fact("attached", "parcel.vxml, a VoiceXML application");
        CarillonApi api = scene.api();
        List<JsonObject> before = api.sessions("");
        SmtpAnswer answer = scene.mailTo(Customers.WILLING)
                .subject("Your parcel")
                .attach("parcel.vxml", "application/voicexml+xml", application())
                .send(scene.ports().smtp());
        if (!answer.isAccepted()) {
            throw new IOException("the mail was refused: " + answer.text().strip());
        }
        terminal.fact("answer", answer.text().strip());
        return newest(api, before);
    }

    private static FollowedSession newest(CarillonApi api, List<JsonObject> before) throws Exception {
        JsonObject newest = api.sessions("").get(0);
        if (before.contains(newest)) {
            throw new IOException("the mail was accepted, but there is no session");
        }
        return api.session(newest.getString("id"));
    }

    private void show(SinkedMail mail) {
        terminal.fact("subject", mail.subject());
        terminal.blank();
        mail.text().lines().forEach(terminal::line);
    }

    private static byte[] application() throws IOException {
        try (InputStream file = ParcelCall.class.getResourceAsStream("parcel.vxml")) {
            return file.readAllBytes();
        }
    }
}
