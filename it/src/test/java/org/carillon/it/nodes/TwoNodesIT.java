package org.carillon.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.it.Await;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.mail.SinkedMail;
import org.carillon.it.scene.Scene;
import org.carillon.it.wire.Applications;
import org.carillon.it.wire.Requests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes at one database and the same mailboxes: what one has done, the other does not do again, and what one leaves, it does. */
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

    /** While it reads the mailbox: it was there first. The last of the tests. */
    @Test
    @Order(3)
    void whenANodeDiesTheOtherEndsItsCallsAndGoesOnWithTheRest() throws Exception {
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
