package org.carillon.it.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.it.phone.sip.Digest;
import org.carillon.it.phone.sip.Flow;
import org.carillon.it.phone.sip.ServerTransaction;
import org.carillon.it.phone.sip.SipMessage;
import org.carillon.it.phone.sip.SipUri;
import org.carillon.it.phone.sip.TransactionLayer;
import org.carillon.it.phone.voice.VoiceLoop;

/**
 * A telephone network in miniature: a SIP user agent of our own that many people answer at once, each behaving as told. It shares no code
 * with the server under test. Thread-safe.
 *
 * <pre>{@code
 * try (TestPhone phone = TestPhone.on("127.0.0.1", 5070)) {
 *     phone.number("+15550100").answersAfter(500).pressesAfterPrompt("1").recordsTo(wav);
 *     phone.number("+15550101").isBusy();
 * }
 * }</pre>
 */
public final class TestPhone implements AutoCloseable {

    private static final String METHODS = "INVITE, ACK, CANCEL, BYE, OPTIONS, REFER";

    private static final int REMEMBERED_ARRIVALS = 1_000;

    private final PhoneThread thread = new PhoneThread();
    private final PhoneLog log = new PhoneLog();
    private final Map<String, Callee> callees = new ConcurrentHashMap<>();
    private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<PhoneCall>> arrivals = new ConcurrentHashMap<>();
    private final VoiceLoop voices;
    private final PhoneContext context;
    private volatile int optionsStatus = 200;
    private volatile Digest digest;

    private TestPhone(String host, int port) throws IOException {
        voices = new VoiceLoop();
        TransactionLayer sip = new TransactionLayer(host, port, thread, new Requests());
        context = new PhoneContext(thread, sip, voices, log, InetAddress.getByName(host));
        number("answer");
        number("busy").isBusy();
        number("decline").declines();
        number("ring").ringsForEver();
        number("hangup").hangsUpAfter(1_000);
    }

    /**
     * Starts a phone, with the users {@code answer}, {@code busy}, {@code decline}, {@code ring} and {@code hangup}.
     *
     * @param port UDP and TCP; 0 for any free one
     */
    public static TestPhone on(String host, int port) throws IOException {
        return new TestPhone(host, port);
    }

    /** The port that it listens on, UDP and TCP. */
    public int port() {
        return context.sip().port();
    }

    /** Somebody new at the number or user; who was there before is gone. */
    public Callee number(String user) {
        Callee callee = new Callee();
        callees.put(user, callee);
        return callee;
    }

    /** Nobody has this number any more: 404. */
    public void removeNumber(String user) {
        callees.remove(user);
    }

    /** What has happened. */
    public PhoneLog log() {
        return log;
    }

    /** From now on the phone hears nothing, as if its machine were off; or hears again. */
    public void isDown(boolean down) {
        context.sip().deaf(down);
    }

    /** The status that OPTIONS are answered with from now on. */
    public void answersOptionsWith(int status) {
        optionsStatus = status;
    }

    /** From now on callers must show a name and password: 401. */
    public void requires(String user, String password) {
        digest = Digest.of(user, password, 401);
    }

    /** From now on callers must show a name and password, as if there were a proxy between: 407. */
    public void requiresAsProxy(String user, String password) {
        digest = Digest.of(user, password, 407);
    }

    /** The next call to the user that no one has waited for yet; an AssertionError when none comes in time. */
    public PhoneCall awaitCall(String user, Duration timeout) throws InterruptedException {
        PhoneCall call = arrivalsOf(user).poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (call == null) {
            throw new AssertionError("nobody called " + user + " within " + timeout);
        }
        return call;
    }

    /** Until a caller has heard a prompt to its end. @throws AssertionError when that takes longer */
    public void awaitPromptEnd(PlacedCall call, Duration limit) throws InterruptedException {
        log().await(
                        event -> event.callId().equals(call.callId())
                                && event.what().equals("prompt ended"),
                        limit);
    }

    /**
     * Places a call.
     *
     * @param uri whom to call, for example {@code sip:+15550123@127.0.0.1:5060}, or with {@code ;transport=tcp}
     * @param caller one of the phone's users: who calls, and behaves as told when it is answered
     */
    public PlacedCall call(String uri, String caller) {
        Callee callee = callees.get(caller);
        if (callee == null) {
            throw new IllegalArgumentException("nobody has the number " + caller);
        }
        PlacedCall call = new PlacedCall(context, callee.behaviour(), SipUri.parse(uri), caller);
        thread.execute(() -> {
            calls.put(call.callId(), call);
            call.whenOver(() -> forget(call));
            try {
                call.dial();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return call;
    }

    /** Calls that are not over yet. */
    public long activeCalls() {
        return calls.values().stream().filter(call -> !call.isEnded()).count();
    }

    private BlockingQueue<PhoneCall> arrivalsOf(String user) {
        return arrivals.computeIfAbsent(user, any -> new LinkedBlockingQueue<>(REMEMBERED_ARRIVALS));
    }

    /** Where nobody waits for calls, the oldest are forgotten. */
    private void remember(PhoneCall call) {
        calls.put(call.callId(), call);
        call.whenOver(() -> forget(call));
        BlockingQueue<PhoneCall> queue = arrivalsOf(call.user());
        while (!queue.offer(call)) {
            queue.poll();
        }
    }

    /** Late repetitions may still come for a while. */
    private void forget(PhoneCall call) {
        thread.schedule(() -> calls.remove(call.callId()), 32, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        context.sip().close();
        voices.close();
        thread.shutdownNow();
    }

    private final class Requests implements TransactionLayer.User {

        @Override
        public void requested(ServerTransaction transaction, Flow flow) {
            SipMessage request = transaction.request();
            PhoneCall call = calls.get(request.callId());
            switch (request.method()) {
                case "INVITE" -> {
                    if (request.toTag().isEmpty()) {
                        invited(transaction, flow);
                    } else if (call == null || !call.isUp()) {
                        refuse(transaction, 481, "Call Does Not Exist");
                    } else {
                        call.reInvited(transaction);
                    }
                }
                case "CANCEL" -> canceled(transaction, call);
                case "BYE" -> {
                    if (call instanceof ReceivedCall received && received.isFork(request)) {
                        refuse(transaction, 200, "OK");
                        received.note("BYE fork");
                    } else if (call == null || !call.isUp()) {
                        refuse(transaction, 481, "Call Does Not Exist");
                    } else {
                        call.receivedBye(transaction);
                    }
                }
                case "REFER" -> {
                    if (call == null || !call.isUp()) {
                        refuse(transaction, 481, "Call Does Not Exist");
                    } else if (call.behaviour.referral() == 0) {
                        refuse(transaction, 405, "Method Not Allowed");
                    } else {
                        call.referred(transaction);
                    }
                }
                case "OPTIONS" -> refuse(transaction, optionsStatus, "As Told");
                default -> refuse(transaction, 405, "Method Not Allowed");
            }
        }

        private void invited(ServerTransaction transaction, Flow flow) {
            SipMessage invite = transaction.request();
            String user = SipUri.parse(invite.requestUri()).user();
            Digest asked = digest;
            if (asked != null && !asked.accepts(invite)) {
                log.add(invite.callId(), user, Integer.toString(asked.status()));
                transaction.respond(asked.ask(response(transaction, asked.status(), "Who Are You")), () -> {});
                return;
            }
            log.add(invite.callId(), user, "INVITE");
            Callee callee = callees.get(user);
            if (callee == null) {
                log.add(invite.callId(), user, "404");
                refuse(transaction, 404, "Not Found");
                return;
            }
            ReceivedCall call = new ReceivedCall(context, callee.behaviour(), user, transaction, flow);
            remember(call);
            call.arrive();
        }

        private void canceled(ServerTransaction transaction, PhoneCall call) {
            if (call instanceof ReceivedCall received) {
                refuse(transaction, 200, "OK");
                received.canceled();
            } else {
                refuse(transaction, 481, "Call Does Not Exist");
            }
        }

        private void refuse(ServerTransaction transaction, int status, String reason) {
            transaction.respond(response(transaction, status, reason), () -> {});
        }

        private SipMessage response(ServerTransaction transaction, int status, String reason) {
            SipMessage response =
                    SipMessage.response(status, reason, transaction.request()).add("Allow", METHODS);
            return transaction.request().toTag().isEmpty()
                    ? response.set("To", transaction.request().header("To") + ";tag=phone")
                    : response;
        }

        @Override
        public void acknowledged(SipMessage ack) {
            if (calls.get(ack.callId()) instanceof ReceivedCall call) {
                call.acknowledged(ack);
            }
        }
    }
}
