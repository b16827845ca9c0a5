package org.carillon.it.phone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carillon.it.phone.Behaviour.Act;
import org.carillon.it.phone.Behaviour.Timed;

/**
 * Somebody who can be called on a {@link TestPhone}, told sentence by sentence what to do. Begins as one who answers at once and only
 * listens. Thread-safe; a change counts for calls that come after it.
 */
public final class Callee {

    private int status = 200;
    private long afterMillis;
    private boolean ringing = true;
    private boolean forks;
    private final List<Act> afterPrompts = new ArrayList<>();
    private final List<Timed> timed = new ArrayList<>();
    private Path recording;
    private boolean remembers;
    private List<Integer> codecs = List.of(0, 8);
    private int eventType = 96;
    private long silenceMillis = 400;
    private int referral;
    private double loss;

    Callee() {}

    synchronized Behaviour behaviour() {
        return new Behaviour(
                status,
                afterMillis,
                ringing,
                forks,
                List.copyOf(afterPrompts),
                List.copyOf(timed),
                recording,
                remembers || recording != null,
                codecs,
                eventType,
                silenceMillis,
                referral,
                loss);
    }

    /** Rings for so long, then answers. */
    public synchronized Callee answersAfter(long millis) {
        status = 200;
        afterMillis = millis;
        return this;
    }

    /** 486 Busy Here. */
    public Callee isBusy() {
        return refuses(486, 0);
    }

    /** Rings for a moment, then 603 Decline. */
    public Callee declines() {
        return refuses(603, 200);
    }

    /** Any final answer, after ringing for so long; with 0 it does not ring. */
    public synchronized Callee refuses(int finalStatus, long millis) {
        status = finalStatus;
        afterMillis = millis;
        ringing = millis > 0;
        return this;
    }

    /** Answers on two phones at once; the caller is to hang up on the second. */
    public synchronized Callee forks() {
        forks = true;
        return this;
    }

    /** Rings until the caller gives up. */
    public synchronized Callee ringsForEver() {
        status = 0;
        ringing = true;
        return this;
    }

    /** Does not even answer that it was called. */
    public synchronized Callee isDead() {
        status = 0;
        ringing = false;
        return this;
    }

    /** Presses keys when a prompt has ended: the first such sentence after the first prompt, the second after the second. */
    public Callee pressesAfterPrompt(String keys) {
        return afterPrompt(call -> call.press(keys));
    }

    /** Says what is in a WAV file when a prompt has ended. */
    public Callee saysAfterPrompt(Path wav) {
        return afterPrompt(call -> call.say(wav));
    }

    /** Does nothing when a prompt has ended. */
    public Callee waitsAfterPrompt() {
        return afterPrompt(call -> {});
    }

    /** Hangs up when a prompt has ended. */
    public Callee hangsUpAfterPrompt() {
        return afterPrompt(PhoneCall::hangUp);
    }

    /** Presses keys at a time after the answer, whatever is being played. */
    public Callee pressesAfter(long millis, String keys) {
        return timed(millis, call -> call.press(keys));
    }

    /** Hangs up at a time after the answer. */
    public Callee hangsUpAfter(long millis) {
        return timed(millis, PhoneCall::hangUp);
    }

    /** Puts the call on hold at a time after the answer, for so long. */
    public Callee holdsAfter(long millis, long forMillis) {
        return timed(millis, PhoneCall::hold).timed(millis + forMillis, PhoneCall::resume);
    }

    private synchronized Callee afterPrompt(Act act) {
        afterPrompts.add(act);
        return this;
    }

    private synchronized Callee timed(long millis, Act act) {
        timed.add(new Timed(millis, act));
        return this;
    }

    /** Records what is heard to a WAV file; in a folder, each call to one named after its Call-ID. */
    public synchronized Callee recordsTo(Path fileOrFolder) {
        recording = fileOrFolder;
        return this;
    }

    /** Remembers what it hears, for {@link PhoneCall#heard()}. */
    public synchronized Callee remembersWhatItHears() {
        remembers = true;
        return this;
    }

    /** Understands these static payload types only, the best first: 0 is PCMU, 8 is PCMA. */
    public synchronized Callee understands(Integer... payloadTypes) {
        codecs = List.of(payloadTypes);
        return this;
    }

    /** Asks for keys on this payload type; -1: knows no telephone-event. */
    public synchronized Callee hearsKeysOn(int payloadType) {
        eventType = payloadType;
        return this;
    }

    /** Takes so much silence for the end of a prompt; 400 ms if not told. */
    public synchronized Callee takesSilenceForEnd(long millis) {
        silenceMillis = millis;
        return this;
    }

    /** Lets itself be transferred (REFER, RFC 3515), and says that the new call went so: a final SIP status. */
    public synchronized Callee followsReferral(int finalStatus) {
        referral = finalStatus;
        return this;
    }

    /** This share of the packets it sends gets lost on the way. */
    public synchronized Callee losesPackets(double share) {
        loss = share;
        return this;
    }
}
