package org.carillon.telephony.sip;

import gov.nist.javax.sip.header.extensions.MinSE;
import gov.nist.javax.sip.header.extensions.SessionExpires;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import javax.sip.header.AllowHeader;
import javax.sip.header.Header;
import javax.sip.header.RequireHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Has an answered call refreshed from time to time by one of its ends, and ends it when that fails (RFC 4028). Belongs to the call's
 * executor.
 */
final class SessionTimer {

    /** No interval is shorter (section 4), in seconds. */
    static final int MIN_SECONDS = 90;

    static final String OPTION = "timer";

    /** The status that refuses a shorter one (section 6). */
    static final int INTERVAL_TOO_SMALL = 422;

    private static final int MAX_RAISES = 2;
    private static final int MAX_SECONDS = 86_400;
    private static final String UAC = "uac";
    private static final String UAS = "uas";

    private final UserAgent agent;
    private final SipCall call;
    private final int wanted;
    private int minimum = MIN_SECONDS;
    private int raises;
    private int agreed;
    private boolean updatesAllowed;
    private SessionRefresh refreshing;
    private List<Future<?>> alarms = List.of();
    private int round;

    SessionTimer(UserAgent agent, SipCall call) {
        this.agent = agent;
        this.call = call;
        this.wanted = (int) agent.settings().sessionExpires().toSeconds();
    }

    private boolean isOff() {
        return wanted == 0;
    }

    /** Whether a re-INVITE of ours is under way. */
    boolean isOffering() {
        return refreshing != null && refreshing.isOffering();
    }

    // as the one who asks

    /** Asks for an interval, in an INVITE or a refresh (sections 7.1 and 7.4). */
    void ask(Request request) {
        if (isOff()) {
            return;
        }
        agent.messages().addSupported(request, OPTION);
        int seconds = Math.max(minimum, agreed == 0 ? wanted : agreed);
        request.setHeader(expires(seconds + (agreed == 0 ? "" : ";refresher=uac")));
        request.setHeader(agent.messages().header(MinSE.NAME, Integer.toString(minimum)));
    }

    /** Takes the lower bound out of a 422 (section 7.3); false when there is no sense in asking again. */
    boolean raise(Response tooSmall) {
        int bound = minimum(tooSmall);
        boolean higher = !isOff() && bound > minimum && bound <= MAX_SECONDS && raises++ < MAX_RAISES;
        minimum = higher ? bound : minimum;
        return higher;
    }

    /** What the far end has made of our request (section 7.2). */
    void answered(Response success) {
        learn(success);
        SessionExpires granted = expires(success);
        if (granted == null || isOff()) {
            stop();
        } else {
            start(granted.getExpires(), !UAS.equals(granted.getRefresher()));
        }
    }

    // as the one who is asked

    /** Whether a request is to be answered with 422 (section 9). */
    boolean isTooShort(Request request) {
        return isTooShort(request, agent.settings().sessionExpires());
    }

    static boolean isTooShort(Request request, Duration ours) {
        SessionExpires asked = expires(request);
        return !ours.isZero()
                && asked != null
                && asked.getExpires() < MIN_SECONDS
                && Messages.hasOption(request, SupportedHeader.NAME, OPTION);
    }

    /** Tells how long it must be at least. */
    static void addMinimum(Response tooSmall, Messages messages) {
        tooSmall.setHeader(messages.header(MinSE.NAME, Integer.toString(MIN_SECONDS)));
    }

    /** Agrees to what a request asks for, in our 2xx (section 9). */
    void answer(Request request, Response success) {
        learn(request);
        SessionExpires asked = expires(request);
        boolean supported = Messages.hasOption(request, SupportedHeader.NAME, OPTION)
                || Messages.hasOption(request, RequireHeader.NAME, OPTION);
        if (isOff() || asked == null && !supported) {
            stop();
            return;
        }
        int most = asked == null ? wanted : Math.min(asked.getExpires(), wanted);
        int seconds = Math.min(MAX_SECONDS, Math.max(most, minimum(request)));
        boolean theyRefresh = supported && asked != null && !UAS.equals(asked.getRefresher());
        agent.messages().addSupported(success, OPTION);
        success.setHeader(expires(seconds + ";refresher=" + (theyRefresh ? UAC : UAS)));
        if (theyRefresh) {
            success.addHeader(agent.messages().header(RequireHeader.NAME, OPTION));
        }
        start(seconds, !theyRefresh);
    }

    private void learn(Message message) {
        if (message.getHeader(AllowHeader.NAME) != null) {
            updatesAllowed = Messages.allows(message, Request.UPDATE);
        }
    }

    // as time goes by

    private void start(int seconds, boolean weRefresh) {
        stop();
        agreed = Math.max(MIN_SECONDS, Math.min(seconds, MAX_SECONDS));
        int current = round;
        // section 10: before the time is up, so that a BYE still finds its way
        int patience = agreed - Math.min(32, agreed / 3);
        Future<?> end = after(patience, current, () -> call.ending().lose("the far end has not refreshed the session"));
        alarms = weRefresh ? List.of(end, after(agreed / 2, current, this::refresh)) : List.of(end);
    }

    private Future<?> after(int seconds, int current, Runnable task) {
        return agent.after(
                Duration.ofSeconds(seconds),
                () -> call.execute(() -> {
                    if (round == current) {
                        task.run();
                    }
                }));
    }

    private void refresh() {
        if (call.progress().isTalking()) {
            refreshing = new SessionRefresh(agent, call, updatesAllowed);
            refreshing.send();
        }
    }

    void stop() {
        round++;
        agreed = 0;
        refreshing = null;
        alarms.forEach(alarm -> alarm.cancel(false));
        alarms = List.of();
    }

    private Header expires(String value) {
        return agent.messages().header(SessionExpires.NAME, value);
    }

    private static SessionExpires expires(Message message) {
        return message.getHeader(SessionExpires.NAME) instanceof SessionExpires found ? found : null;
    }

    private static int minimum(Message message) {
        return message.getHeader(MinSE.NAME) instanceof MinSE found
                ? Math.max(MIN_SECONDS, found.getExpires())
                : MIN_SECONDS;
    }
}
