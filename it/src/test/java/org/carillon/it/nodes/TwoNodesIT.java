package org.carillon.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.it.Await;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.mail.SinkedMail;
import org.carillon.it.scene.Scene;
import org.carillon.it.wire.Applications;
import org.carillon.it.wire.Requests;
import org.carillon.it.wire.SentEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two nodes at one database, at the same mailboxes and behind one name: what one has done, the other does not do again, what one leaves, it
 * does, and whoever uses the name need not know that there are two.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String VERY_PATIENT = Applications.PATIENT.replace("20s", "120s");
    private static final int MAILS = 40;
    /** Fewer than the refusals that one sender is told of within an hour. */
    private static final int WRONG_MAILS = 15;

    /** More than one node has channels for. */
    private static final int CALLS = 3 * Scene.CAPACITY;

    private static TwoNodes nodes;

    @BeforeAll
    static void start() throws Exception {
        nodes = new TwoNodes();
    }

    @AfterAll
    static void end() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    @Order(1)
    void noMailIsTakenTwiceNorAnsweredTwice() throws Exception {
        int taken = nodes.dovecot().count("calls", "Done");
        List<String> numbers = numbers("+155561", MAILS);
        for (String number : numbers) {
            deliver(number);
        }
        for (int i = 0; i < WRONG_MAILS; i++) {
            nodes.dovecot().deliver("calls", mail("wrong-" + i, "priority: 12\n\nHello."));
        }
        awaitInFolder("Done", taken + MAILS);
        awaitInFolder("Refused", WRONG_MAILS);
        assertThat(nodes.dovecot().count("calls", "INBOX")).isZero();
        assertCalledOnce(numbers, nodes.scene().api());
        for (int i = 0; i < WRONG_MAILS; i++) {
            assertThat(answers("wrong-" + i)).hasSize(1);
        }
        for (String number : numbers) {
            assertThat(answers("call-" + number))
                    .as("answers to the mail about " + number)
                    .hasSize(1);
        }
    }

    @Test
    @Order(2)
    void bothNodesCallAndNobodyIsCalledTwice() throws Exception {
        List<String> numbers = numbers("+155562", CALLS);
        List<FollowedSession> sessions = askBoth(numbers, Applications.SHORT);
        for (FollowedSession session : sessions) {
            assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        }
        assertCalledOnce(numbers, nodes.secondApi());
        assertThat(nodesOf(sessions)).containsExactly("first", "second");
    }

    @Test
    @Order(3)
    void aRequestThatIsRepeatedByTheirNameIsOneSessionWhicheverOfThemItCameTo() throws Exception {
        nodes.scene().customer("+15556501");
        CarillonApi api = nodes.apiByName();
        String request = Requests.shortCall("+15556501").toString();
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            JsonAnswer answer = api.post("/sessions", request, "Idempotency-Key", "by-name");
            ids.add(answer.body().getString("id"));
        }
        assertThat(ids).hasSize(1);
        assertCalledOnce(List.of("+15556501"), api);
    }

    @Test
    @Order(4)
    void theirNameGoesOnWithAListAtAnyOfThemAndTellsNobodyOfTheirHealth() throws Exception {
        CarillonApi api = nodes.apiByName();
        int all = api.sessions("").size();
        int listed = 0;
        String cursor = "";
        while (cursor != null) {
            JsonObject page = api.get("/sessions?limit=20" + cursor).body();
            listed += page.getJsonArray("sessions").size();
            cursor = page.containsKey("next") ? "&cursor=" + page.getString("next") : null;
        }
        assertThat(listed).isEqualTo(all).isGreaterThan(CALLS);
        HttpRequest health =
                HttpRequest.newBuilder(nodes.name().uri("/health/ready")).build();
        assertThat(nodes.name().client().send(health, BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    /** While it reads the mailbox: it was there first. The last of the tests. */
    @Test
    @Order(5)
    void whenANodeDiesTheOtherEndsItsCallsAndGoesOnWithTheRest() throws Exception {
        List<StreamFollower> followers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            followers.add(new StreamFollower(
                    nodes.name().client(),
                    nodes.name().uri("/api/v1/events"),
                    nodes.scene().server().key(Scene.REQUESTER)));
        }
        List<FollowedSession> calls = askBoth(numbers("+155563", CALLS), VERY_PATIENT);
        for (FollowedSession call : calls) {
            call.await("in-progress", LIMIT);
        }
        List<String> mailed = numbers("+155564", MAILS);
        for (String number : mailed) {
            deliver(number);
        }

        nodes.scene().server().kill();

        CarillonApi left = nodes.secondApi();
        List<FollowedSession> seen =
                calls.stream().map(call -> left.session(call.id())).toList();
        Await.until("the calls of the dead to be ended", LIMIT, () -> isAnyOver(seen));
        for (FollowedSession call : seen) {
            if (call.isOver()) {
                assertThat(call.state()).isEqualTo("interrupted");
                assertThat(nodeOf(call)).isEqualTo("first");
            } else {
                call.cancel();
                assertThat(call.awaitEnd(LIMIT)).isEqualTo("canceled");
                assertThat(nodeOf(call)).isEqualTo("second");
            }
        }
        Await.until("no mail to be left", LIMIT, () -> nodes.dovecot().count("calls", "INBOX") == 0);
        assertTakenOnce(mailed, left);
        for (StreamFollower follower : followers) {
            assertHasHeardOfEachEndOnce(follower, seen);
            follower.close();
        }
        assertThat(followers)
                .as("those who had followed at the node that died")
                .anyMatch(follower -> follower.streams() > 1);
        nodes.scene().customer("+15556502");
        assertThat(nodes.apiByName().ask(Requests.shortCall("+15556502")).awaitEnd(LIMIT))
                .isEqualTo("completed");
    }

    private static void assertHasHeardOfEachEndOnce(StreamFollower follower, List<FollowedSession> sessions)
            throws Exception {
        List<String> ids = sessions.stream().map(FollowedSession::id).toList();
        Await.until(
                "the ends of all sessions",
                LIMIT,
                () -> follower.endsOf(ids).size() >= ids.size(),
                () -> follower.endsOf(ids) + " of " + ids);
        assertThat(follower.endsOf(ids)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(follower.heard()).extracting(SentEvent::id).doesNotHaveDuplicates();
    }

    private static boolean isAnyOver(List<FollowedSession> sessions) throws Exception {
        for (FollowedSession session : sessions) {
            if (session.isOver()) {
                return true;
            }
        }
        return false;
    }

    /** One after the other, by turns at both nodes. */
    private static List<FollowedSession> askBoth(List<String> numbers, String vxml) throws Exception {
        List<CarillonApi> both = List.of(nodes.scene().api(), nodes.secondApi());
        List<FollowedSession> sessions = new ArrayList<>();
        for (String number : numbers) {
            sessions.add(both.get(sessions.size() % 2)
                    .ask(Requests.call(number, vxml).build()));
        }
        return sessions;
    }

    private static Set<String> nodesOf(List<FollowedSession> sessions) throws Exception {
        Set<String> found = new TreeSet<>();
        for (FollowedSession session : sessions) {
            found.add(nodeOf(session));
        }
        return found;
    }

    private static String nodeOf(FollowedSession session) throws Exception {
        Await.until("the record of " + session.id(), LIMIT, () -> nodes.nodesOfAttempts()
                .containsKey(session.id()));
        return nodes.nodesOfAttempts().get(session.id());
    }

    private static List<String> numbers(String beginning, int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 10; i < 10 + count; i++) {
            String number = beginning + i;
            nodes.scene().customer(number).does(callee -> callee.answersAfter(300));
            numbers.add(number);
        }
        return numbers;
    }

    private static void assertCalledOnce(List<String> numbers, CarillonApi api) throws Exception {
        for (String number : numbers) {
            List<FollowedSession> sessions = api.sessionsWith(number);
            assertThat(sessions).as("sessions with " + number).hasSize(1);
            assertThat(sessions.get(0).awaitEnd(LIMIT)).isEqualTo("completed");
            assertThat(nodes.scene().callsTo(number)).as("calls to " + number).hasSize(1);
        }
    }

    /** One may have been dispatched by the node that died, and is interrupted then. */
    private static void assertTakenOnce(List<String> numbers, CarillonApi api) throws Exception {
        for (String number : numbers) {
            List<FollowedSession> sessions = api.sessionsWith(number);
            assertThat(sessions).as("sessions with " + number).hasSize(1);
            assertThat(sessions.get(0).awaitEnd(LIMIT)).isIn("completed", "interrupted");
            assertThat(nodes.scene().callsTo(number)).as("calls to " + number).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static void deliver(String number) throws Exception {
        nodes.dovecot().deliver("calls", mail("call-" + number, "number: " + number + "\n\nHello."));
    }

    private static String mail(String name, String text) {
        return "From: The shop <orders@shop.test>\nReturn-Path: <orders@shop.test>\nSubject: " + name
                + "\nMessage-ID: <" + name + "@shop.test>\nTo: calls@carillon.test\n"
                + "Authentication-Results: mx.carillon.test; dmarc=pass header.from=shop.test\nMIME-Version: 1.0\n\n"
                + text + "\n";
    }

    private static void awaitInFolder(String folder, int count) throws Exception {
        Await.until(count + " mails in " + folder, LIMIT, () -> nodes.dovecot().count("calls", folder) >= count);
        assertThat(nodes.dovecot().count("calls", folder)).isEqualTo(count);
    }

    private static List<SinkedMail> answers(String name) throws Exception {
        nodes.scene().mailbox().await(mail -> isAnswer(mail, name), LIMIT);
        return nodes.scene().mailbox().mails().stream()
                .filter(mail -> isAnswer(mail, name))
                .toList();
    }

    private static boolean isAnswer(SinkedMail mail, String name) {
        return ("<" + name + "@shop.test>").equals(mail.header("In-Reply-To"))
                && !mail.subject().startsWith("Call to");
    }
}
