package org.carillon.it.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carillon.it.phone.sip.Dialog;
import org.carillon.it.phone.sip.Flow;
import org.carillon.it.phone.sip.Sdp;
import org.carillon.it.phone.sip.ServerTransaction;
import org.carillon.it.phone.sip.SipMessage;
import org.carillon.it.phone.voice.PhoneVoice;
import org.carillon.it.phone.voice.VoiceListener;
import org.carillon.it.phone.voice.VoiceManner;
import org.carillon.it.phone.voice.WavFile;

/** A call of the phone, either way. The public methods may be called by any thread; the rest runs on the phone's. */
public abstract class PhoneCall {

    private static final long REFERRAL_MILLIS = 300;

    final PhoneContext context;
    final Behaviour behaviour;
    final Queue<Behaviour.Act> afterPrompts;
    private final String callId;
    private final String user;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final StringBuffer keysHeard = new StringBuffer();
    private volatile PhoneVoice voice;
    private volatile short[] wholeSound = {};
    private int descriptionVersion;
    private Runnable whenOver = () -> {};
    private Dialog dialog;
    private Flow flow;

    PhoneCall(PhoneContext context, Behaviour behaviour, String callId, String user) {
        this.context = context;
        this.behaviour = behaviour;
        this.callId = callId;
        this.user = user;
        afterPrompts = new ArrayDeque<>(behaviour.afterPrompts());
    }

    /** The Call-ID on the wire. */
    public String callId() {
        return callId;
    }

    /** Who was called. */
    public String user() {
        return user;
    }

    /** What was dialled: the Request-URI of the INVITE. */
    public abstract String requestUri();

    /** Presses keys, one after the other. */
    public void press(String keys) {
        PhoneVoice now = voice;
        if (now != null) {
            note("pressed " + keys);
            now.press(keys);
        }
    }

    /** Says what is in a WAV file. */
    public void say(Path wav) {
        try {
            say(WavFile.read(wav));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says something: samples of 16 bit, 8000 per second. */
    public void say(short[] samples) {
        PhoneVoice now = voice;
        if (now != null) {
            now.say(samples);
        }
    }

    /** The keys that the far end has sent. */
    public String keysHeard() {
        return keysHeard.toString();
    }

    /** What was heard so far, of a callee who remembers or records it. */
    public short[] heard() {
        PhoneVoice now = voice;
        return now == null ? wholeSound : now.heard();
    }

    /** Ends the call. */
    public void hangUp() {
        context.thread().execute(this::giveUp);
    }

    /** Puts the far end on hold. */
    public void hold() {
        context.thread().execute(() -> reInvite("sendonly"));
    }

    /** Ends the hold. */
    public void resume() {
        context.thread().execute(() -> reInvite("sendrecv"));
    }

    /** Waits for the answer; false tells that it did not come in time. */
    public boolean awaitAnswer(Duration timeout) throws InterruptedException {
        return answered.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for the end; false tells that it did not come in time. */
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        return ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the call is over, whichever way. */
    public boolean isEnded() {
        return ended.getCount() == 0;
    }

    final void note(String what) {
        context.log().add(callId, user, what);
    }

    final boolean isUp() {
        return dialog != null && !isEnded();
    }

    /** Hangs up whatever state the call is in. */
    abstract void giveUp();

    final PhoneVoice openVoice() throws IOException {
        voice = new PhoneVoice(
                context.voices(),
                context.address(),
                new VoiceManner(behaviour.silenceMillis(), behaviour.loss(), behaviour.remembers()),
                new Ear());
        return voice;
    }

    /** Our description, of the codecs given. */
    final String description(List<Integer> codecs, int eventType, String direction) {
        InetSocketAddress here = new InetSocketAddress(context.address(), voice.port());
        return new Sdp(here, codecs, eventType, direction).text(++descriptionVersion);
    }

    final void connect(Sdp peer) {
        voice.connect(peer, behaviour.eventType());
    }

    /** The call is answered: from here on both ends may hang up. */
    final void up(Dialog established, Flow usedFlow) {
        dialog = established;
        flow = usedFlow;
        answered.countDown();
        for (Behaviour.Timed timed : behaviour.timed()) {
            context.thread().schedule(() -> timed.act().on(this), timed.millis(), TimeUnit.MILLISECONDS);
        }
    }

    final void sendBye() {
        if (!isUp()) {
            return;
        }
        note("sent BYE");
        SipMessage bye = dialog.request("BYE", flow.transport(), context.sentBy());
        context.sip().send(bye, wayThere(), response -> note("received " + response.status() + " to BYE"));
        over();
    }

    /** Requests of ours go where the dialog leads; over TCP the connection there is used. */
    private Flow wayThere() {
        return flow.isReliable() ? flow : context.sip().flowTo(dialog.nextHop());
    }

    private void reInvite(String direction) {
        if (!isUp()) {
            return;
        }
        note("sent INVITE " + direction);
        SipMessage invite = dialog.request("INVITE", flow.transport(), context.sentBy())
                .sdp(description(behaviour.codecs(), behaviour.eventType(), direction));
        Flow way = wayThere();
        context.sip().send(invite, way, response -> {
            if (response.status() / 100 == 2) {
                way.send(dialog.acknowledgement(flow.transport(), context.sentBy(), invite.sequence()));
                connect(Sdp.parse(response.body()));
            }
            note("received " + response.status() + " to INVITE " + direction);
        });
    }

    /** The far end wants us to call somebody else (REFER, RFC 3515): says how that went, without doing it. */
    final void referred(ServerTransaction transaction) {
        SipMessage refer = transaction.request();
        note("REFER " + refer.header("Refer-To"));
        transaction.respond(
                SipMessage.response(202, "Accepted", refer).add("Contact", context.contact(user)), () -> {});
        tellReferral("SIP/2.0 100 Trying", "active;expires=60");
        context.thread()
                .schedule(
                        () -> tellReferral(
                                "SIP/2.0 " + behaviour.referral() + " So Be It", "terminated;reason=noresource"),
                        REFERRAL_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private void tellReferral(String statusLine, String subscription) {
        if (isUp()) {
            SipMessage notify = dialog.request("NOTIFY", flow.transport(), context.sentBy())
                    .add("Event", "refer")
                    .add("Subscription-State", subscription)
                    .content("message/sipfrag;version=2.0", statusLine + "\r\n");
            context.sip().send(notify, wayThere(), response -> note("received " + response.status() + " to NOTIFY"));
        }
    }

    /** The far end wants to change the voice. */
    final void reInvited(ServerTransaction transaction) {
        SipMessage invite = transaction.request();
        SipMessage ok = SipMessage.response(200, "OK", invite).add("Contact", context.contact(user));
        if (!invite.body().isEmpty()) {
            Sdp offer = Sdp.parse(invite.body());
            connect(offer);
            ok.sdp(description(offer.codecs(), behaviour.eventType(), offer.answeringDirection()));
        } else {
            ok.sdp(description(behaviour.codecs(), behaviour.eventType(), "sendrecv"));
        }
        dialog.retarget(invite);
        transaction.respond(ok, this::sendBye);
    }

    /** The far end has hung up. */
    final void receivedBye(ServerTransaction transaction) {
        note("BYE");
        transaction.respond(SipMessage.response(200, "OK", transaction.request()), () -> {});
        over();
    }

    /** Nothing more will happen. */
    final void over() {
        PhoneVoice last = voice;
        if (isEnded()) {
            return;
        }
        if (last != null) {
            wholeSound = last.heard();
            voice = null;
            closeAndKeep(last);
        }
        ended.countDown();
        whenOver.run();
    }

    final void whenOver(Runnable action) {
        whenOver = action;
    }

    private void closeAndKeep(PhoneVoice last) {
        try {
            last.close();
            if (behaviour.recording() != null) {
                Path target = behaviour.recording();
                boolean folder = Files.isDirectory(target);
                WavFile.write(
                        folder ? target.resolve(callId.replaceAll("[^\\w.-]", "_") + ".wav") : target, wholeSound);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Ear implements VoiceListener {

        @Override
        public void promptBegan() {
            note("prompt began");
        }

        @Override
        public void promptEnded() {
            context.thread().execute(() -> {
                note("prompt ended");
                Behaviour.Act next = afterPrompts.poll();
                if (next != null && isUp()) {
                    next.on(PhoneCall.this);
                }
            });
        }

        @Override
        public void keyHeard(char key) {
            keysHeard.append(key);
            note("heard " + key);
        }
    }
}
