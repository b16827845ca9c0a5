package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Duration;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.pool.SerialExecutor;
import org.carillon.telephony.sip.locate.Target;

/**
 * Keeps a contact of ours with a registrar (RFC 3261 section 10): renewed in time, tried again with growing pauses when it fails
 * (RFC 5626 section 4.5), and taken back in the end. Runs on its own executor.
 */
final class Registration {

    private static final Logger LOG = System.getLogger(Registration.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MIN_EXPIRES = 10;
    private static final int MAX_EXPIRES = 100_000;
    private static final int MAX_REQUESTS = 4;

    private final UserAgent agent;
    private final Trunk trunk;
    private final String user;
    private final SerialExecutor executor;
    private final String callId;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private int wantedSeconds;
    private long sequence;
    private int failures;
    private boolean ending;
    private Round round;
    private Future<?> nextRound;
    private Future<?> lapse;
    private volatile boolean valid;
    private volatile String reason = "not yet";

    /** @param wanted how long a contact is to live; the registrar may decide otherwise */
    Registration(UserAgent agent, Trunk trunk, String user, Duration wanted) {
        this.agent = agent;
        this.trunk = trunk;
        this.user = user;
        this.executor = agent.newSerialExecutor();
        this.callId = UUID.randomUUID() + "@" + agent.settings().host();
        this.wantedSeconds = (int) wanted.toSeconds();
    }

    /** Whether the registrar knows us now. */
    boolean isValid() {
        return valid;
    }

    /** Why it does not. */
    String reason() {
        return reason;
    }

    void begin() {
        executor.execute(this::register);
    }

    /** Takes the contact back; the future ends when that is done or has failed. */
    CompletableFuture<Void> end() {
        executor.execute(() -> {
            ending = true;
            stop(nextRound);
            stop(lapse);
            if (valid) {
                valid = false;
                new Round(0).begin();
            } else {
                ended.complete(null);
            }
        });
        return ended;
    }

    private static void stop(Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void register() {
        if (!ending) {
            new Round(wantedSeconds).begin();
        }
    }

    private void again(Duration pause) {
        stop(nextRound);
        nextRound = agent.after(pause, () -> executor.execute(this::register));
    }

    private void registered(int seconds) {
        if (!valid) {
            LOG.log(Level.INFO, "registered with server {0} for {1} s", trunk.name(), seconds);
        }
        valid = true;
        failures = 0;
        stop(lapse);
        lapse = agent.after(Duration.ofSeconds(seconds), () -> executor.execute(() -> lost("it was not renewed")));
        again(Duration.ofSeconds(seconds).multipliedBy(4).dividedBy(5));
    }

    private void failed(String why, Duration atLeast) {
        // an old contact lives on until its time is over: only the first failure of a new one is news
        if (!valid && !why.equals(reason)) {
            LOG.log(Level.WARNING, "cannot register with server {0}: {1}", trunk.name(), why);
        }
        reason = why;
        again(longer(pauseAfter(++failures), atLeast));
    }

    /** Twice as long each time, shortened by up to a half so that many do not come back at once. */
    private static Duration pauseAfter(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        long most = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void lost(String why) {
        if (valid) {
            valid = false;
            reason = why;
            LOG.log(Level.WARNING, "no longer registered with server {0}: {1}", trunk.name(), why);
        }
    }

    /** One REGISTER and what it takes to have it accepted: another address, credentials, a longer life. */
    private final class Round {

        private int seconds;
        private int requests;
        private boolean challenged;
        private Iterator<Target> targets;
        private Challenge challenge;

        Round(int seconds) {
            this.seconds = seconds;
            round = this;
        }

        void begin() {
            trunk.locate()
                    .whenCompleteAsync(
                            (found, failure) -> {
                                if (failure != null) {
                                    fail("its address cannot be found", Duration.ZERO);
                                } else {
                                    targets = found.iterator();
                                    nextTarget("has no address", Duration.ZERO);
                                }
                            },
                            executor);
        }

        private void nextTarget(String why, Duration pause) {
            if (targets.hasNext()) {
                requests = 0;
                send(targets.next());
            } else {
                fail(why, pause);
            }
        }

        private void send(Target target) {
            requests++;
            Sent sent = new Sent(this, target);
            try {
                agent.transport().send(request(target), sent);
                agent.after(PATIENCE, sent::onTimeout);
            } catch (SipException cause) {
                LOG.log(Level.DEBUG, "cannot send a REGISTER", cause);
                sent.onTimeout();
            }
        }

        private Request request(Target target) {
            Request request = agent.messages()
                    .request(
                            Request.REGISTER,
                            trunk.addressOfRecord(null),
                            trunk.addressOfRecord(user),
                            callId,
                            target.transport());
            agent.messages().setTo(request, trunk.addressOfRecord(user));
            trunk.address(request, target);
            agent.messages().addContact(request, trunk.contactUser(), target.transport());
            try {
                ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).setSeqNumber(++sequence);
                request.setHeader(agent.messages().headers().createExpiresHeader(seconds));
                if (challenge != null) {
                    challenge.meet(
                            request, trunk.credentials(), agent.messages().headers());
                }
            } catch (InvalidArgumentException | ParseException cause) {
                throw new IllegalStateException(cause);
            }
            return request;
        }

        private void answered(Response response, Target target) {
            int status = response.getStatusCode();
            if (status / 100 == 2) {
                accepted(response);
            } else if (isChallenge(status) && meets(response)) {
                send(target);
            } else if (status == Response.INTERVAL_TOO_BRIEF && lengthens(response)) {
                send(target);
            } else if (status == Response.SERVICE_UNAVAILABLE || status == Response.REQUEST_TIMEOUT) {
                trunk.failedAt(target);
                nextTarget(FinalAnswer.reason(response), retryAfter(response));
            } else {
                fail(FinalAnswer.reason(response), retryAfter(response));
            }
        }

        private void accepted(Response response) {
            close();
            if (ending) {
                ended.complete(null);
            } else {
                registered(granted(response));
            }
        }

        private boolean meets(Response response) {
            Challenge next = Challenge.in(response);
            boolean sensible = next != null && trunk.credentials() != null && requests < MAX_REQUESTS;
            // a second time means that the password is wrong, unless only the nonce was too old
            if (!sensible || challenged && !next.isStale()) {
                return false;
            }
            challenged = true;
            challenge = next;
            return true;
        }

        private boolean lengthens(Response response) {
            MinExpiresHeader least = (MinExpiresHeader) response.getHeader(MinExpiresHeader.NAME);
            if (least == null || least.getExpires() <= seconds || least.getExpires() > MAX_EXPIRES || ending) {
                return false;
            }
            seconds = least.getExpires();
            wantedSeconds = seconds;
            return requests < MAX_REQUESTS;
        }

        /** The life of our contact among those that the registrar knows, else of all, else what we asked for. */
        private int granted(Response response) {
            int granted = seconds;
            ExpiresHeader forAll = (ExpiresHeader) response.getHeader(ExpiresHeader.NAME);
            if (forAll != null) {
                granted = forAll.getExpires();
            }
            for (Iterator<?> contacts = response.getHeaders(ContactHeader.NAME); contacts.hasNext(); ) {
                ContactHeader contact = (ContactHeader) contacts.next();
                if (contact.getAddress() != null
                        && contact.getAddress().getURI().toString().contains(trunk.contactUser())
                        && contact.getExpires() > 0) {
                    granted = contact.getExpires();
                }
            }
            return Math.max(MIN_EXPIRES, Math.min(granted, MAX_EXPIRES));
        }

        private void fail(String why, Duration pause) {
            close();
            if (ending) {
                ended.complete(null);
            } else {
                failed(why, pause);
            }
        }

        private void close() {
            round = null;
        }

        boolean isOpen() {
            return round == this;
        }
    }

    private static boolean isChallenge(int status) {
        return status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
    }

    private static Duration retryAfter(Response response) {
        RetryAfterHeader header = (RetryAfterHeader) response.getHeader(RetryAfterHeader.NAME);
        long seconds = header == null ? 0 : Math.max(0, header.getRetryAfter());
        return Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE.toSeconds()));
    }

    /** One request that waits for its answer. */
    private final class Sent implements TransactionUser {

        private final Round asking;
        private final Target target;
        private boolean settled;

        Sent(Round asking, Target target) {
            this.asking = asking;
            this.target = target;
        }

        @Override
        public void onResponse(ResponseEvent event) {
            if (event.getResponse().getStatusCode() >= 200) {
                settle(() -> asking.answered(event.getResponse(), target));
            }
        }

        @Override
        public void onTimeout() {
            settle(() -> {
                trunk.failedAt(target);
                asking.nextTarget("no answer to REGISTER", Duration.ZERO);
            });
        }

        private void settle(Runnable how) {
            executor.execute(() -> {
                if (!settled && asking.isOpen()) {
                    settled = true;
                    how.run();
                }
            });
        }
    }
}
