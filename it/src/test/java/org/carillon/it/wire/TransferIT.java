package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.phone.Callee;
import org.carillon.it.phone.PhoneEvent;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WireTest
@OneDatabase
class TransferIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String OPERATORS = "/policies/operator/transfers";
    private static final String REQUESTERS = "/policies/requester/" + Scene.REQUESTER + "/transfers";
    private static final String ALLOWED =
            """
            {"limits": {"allowed": true, "types": ["bridge", "blind", "consultation"], "maxMinutes": 10,
              "perHour": 1000, "simultaneous": 10, "spendPerDay": 1000},
             "prices": {"+1": 0.5}}""";

    /** Says a word, transfers, and hands over what came of it; the caller comes back with 9. */
    private static String transfer(String type, String destination, String attributes) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
                  <var name="outcome"/>
                  <form>
                    <catch event="error"><assign name="outcome" expr="_event"/><exit namelist="outcome"/></catch>
                    <transfer name="t" type="%s" dest="%s" %s>
                      <prompt>One moment.</prompt>
                      <grammar version="1.0" mode="dtmf" root="back" xmlns="http://www.w3.org/2001/06/grammar">
                        <rule id="back"><item>9</item></rule>
                      </grammar>
                      <filled>
                        <assign name="outcome" expr="t"/><prompt>Welcome back.</prompt><exit namelist="outcome"/>
                      </filled>
                    </transfer>
                  </form>
                </vxml>
                """
                .formatted(type, destination, attributes);
    }

    private static FollowedSession ask(Scene scene, String customer, String vxml) throws Exception {
        return scene.api().ask(Requests.call(customer, vxml).build());
    }

    private static String outcome(FollowedSession session) throws Exception {
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        return session.status().getJsonObject("result").getString("outcome");
    }

    private static List<PhoneEvent> events(Scene scene, String number) {
        return Stream.of(scene.north(), scene.south())
                .flatMap(phone -> phone.log().events().stream())
                .filter(event -> event.user().equals(number))
                .toList();
    }

    private static void awaitEvent(Scene scene, String number, String what) throws Exception {
        Await.until(what + " at " + number, LIMIT, () -> events(scene, number).stream()
                .anyMatch(event -> event.what().equals(what)));
    }

    @BeforeEach
    void transfersAreAllowed(Scene scene) throws Exception {
        assertThat(scene.operator().put(OPERATORS, ALLOWED).status()).isEqualTo(204);
        assertThat(scene.operator().put(REQUESTERS, "{}").status()).isEqualTo(204);
    }

    @Test
    void aCallerTalksWithTheThirdPartyAndComesBackWithAKey(Scene scene) throws Exception {
        scene.customer("+15558001").does(callee -> callee.pressesAfter(6_000, "9"));
        scene.customer("+15558002").does(callee -> callee.answersAfter(500));
        FollowedSession session = ask(scene, "+15558001", transfer("bridge", "tel:+1-555-8002", ""));
        assertThat(outcome(session)).isEqualTo("near_end_disconnect");
        awaitEvent(scene, "+15558002", "BYE");
        assertThat(session.events())
                .extracting(FollowedSession.Event::type)
                .containsSubsequence("transfer-started", "transfer-answered", "transfer-ended", "ended");
        JsonObject leg = session.status().getJsonArray("transfers").getJsonObject(0);
        assertThat(leg.getString("outcome")).isEqualTo("near-end-disconnect");
        assertThat(leg.getString("to")).isEqualTo("+15558002");
        assertThat(leg.getJsonNumber("cost").doubleValue()).isBetween(0.005, 0.2);
    }

    @Test
    void bothHearEachOther(Scene scene) throws Exception {
        short[] tone = HeardTone.of(1_000, 2_000);
        scene.customer("+15558003").does(Callee::remembersWhatItHears);
        scene.customer("+15558004").does(Callee::remembersWhatItHears);
        FollowedSession session = ask(scene, "+15558003", transfer("bridge", "tel:+15558004", ""));
        session.awaitEvent("transfer-answered", LIMIT);
        var caller = CallFinder.theCallOf(scene, "+15558003");
        var thirdParty = CallFinder.theCallOf(scene, "+15558004");
        thirdParty.say(tone);
        Await.until("the caller hears the third party", LIMIT, () -> HeardTone.hears(caller.heard(), 1_000));
        caller.say(tone);
        Await.until("the third party hears the caller", LIMIT, () -> HeardTone.hears(thirdParty.heard(), 1_000));
        caller.press("5");
        Await.until("the third party gets the caller's key", LIMIT, () -> thirdParty
                .keysHeard()
                .equals("5"));
        thirdParty.hangUp();
        assertThat(outcome(session)).isEqualTo("far_end_disconnect");
        assertThat(session.events())
                .as("keys for the third party are not written down")
                .noneMatch(event -> event.type().equals("key"));
    }

    @Test
    void aBusyThirdPartyIsToldAsBusy(Scene scene) throws Exception {
        scene.customer("+15558005");
        scene.customer("+15558006").does(Callee::isBusy);
        assertThat(outcome(ask(scene, "+15558005", transfer("bridge", "tel:+15558006", ""))))
                .isEqualTo("busy");
    }

    @Test
    void aThirdPartyWhoDoesNotAnswerIsCanceled(Scene scene) throws Exception {
        scene.customer("+15558007");
        scene.customer("+15558008").does(Callee::ringsForEver);
        assertThat(outcome(ask(scene, "+15558007", transfer("bridge", "tel:+15558008", "connecttimeout='2s'"))))
                .isEqualTo("noanswer");
        awaitEvent(scene, "+15558008", "CANCEL");
    }

    @Test
    void aBridgeEndsAfterItsMaximumTime(Scene scene) throws Exception {
        scene.customer("+15558009");
        scene.customer("+15558010");
        assertThat(outcome(ask(scene, "+15558009", transfer("bridge", "tel:+15558010", "maxtime='2s'"))))
                .isEqualTo("maxtime_disconnect");
        awaitEvent(scene, "+15558010", "BYE");
    }

    @Test
    void aCallerWhoHangsUpEndsTheThirdPartysLeg(Scene scene) throws Exception {
        scene.customer("+15558011").does(callee -> callee.hangsUpAfter(5_000));
        scene.customer("+15558012");
        FollowedSession session = ask(scene, "+15558011", transfer("bridge", "tel:+15558012", ""));
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        awaitEvent(scene, "+15558012", "BYE");
    }

    @Test
    void aDestinationThatIsNotAllowedIsNotCalled(Scene scene) throws Exception {
        scene.customer("+15558013");
        FollowedSession session = ask(scene, "+15558013", transfer("bridge", "tel:+442071838750", ""));
        assertThat(outcome(session)).isEqualTo("error.connection.noauthorization");
        assertThat(session.awaitEvent("transfer-refused", LIMIT).detail()).contains("destinations");
        assertThat(events(scene, "+442071838750")).isEmpty();
    }

    @Test
    void withoutTheOperatorsPermissionNobodyIsTransferred(Scene scene) throws Exception {
        assertThat(scene.operator().put(OPERATORS, "{}").status()).isEqualTo(204);
        scene.customer("+15558014");
        scene.customer("+15558015");
        FollowedSession session = ask(scene, "+15558014", transfer("bridge", "tel:+15558015", ""));
        assertThat(outcome(session)).isEqualTo("error.connection.noauthorization");
        assertThat(events(scene, "+15558015")).isEmpty();
        assertThat(session.awaitEvent("transfer-refused", LIMIT).detail()).contains("not allowed");
    }

    @Test
    void aRequestersOwnLimitHolds(Scene scene) throws Exception {
        assertThat(scene.api().put(REQUESTERS, "{\"simultaneous\": 0}").status())
                .isEqualTo(204);
        scene.customer("+15558016");
        FollowedSession session = ask(scene, "+15558016", transfer("bridge", "tel:+15558017", ""));
        assertThat(outcome(session)).isEqualTo("error.connection.noauthorization");
        assertThat(session.awaitEvent("transfer-refused", LIMIT).detail()).contains("at this time");
    }

    @Test
    void theMoneyOfTheDayIsShared(Scene scene) throws Exception {
        assertThat(scene.operator()
                        .put(
                                OPERATORS,
                                ALLOWED.replace("\"spendPerDay\": 1000", "\"spendPerDay\": 0.01")
                                        .replace("0.5", "0.3"))
                        .status())
                .isEqualTo(204);
        scene.customer("+15558018");
        scene.customer("+15558019");
        FollowedSession session = ask(scene, "+15558018", transfer("bridge", "tel:+15558019", ""));
        // what is left is worth at most two seconds, less by what the other tests have spent
        assertThat(outcome(session)).isIn("maxtime_disconnect", "error.connection.noauthorization");
    }

    @Test
    void aBlindTransferThatThePhoneDoesNotKnowBringsTheCallerBack(Scene scene) throws Exception {
        scene.customer("+15558020");
        assertThat(outcome(ask(scene, "+15558020", transfer("blind", "tel:+15558021", ""))))
                .isEqualTo("error.unsupported.transfer.blind");
    }

    @Test
    void aBlindTransferHandsTheCallerOver(Scene scene) throws Exception {
        scene.customer("+15558025").does(callee -> callee.followsReferral(200));
        FollowedSession session = ask(scene, "+15558025", transfer("blind", "tel:+15558026", ""));
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getString("reason")).isEqualTo("the customer was transferred");
        assertThat(events(scene, "+15558025"))
                .anyMatch(event ->
                        event.what().startsWith("REFER") && event.what().contains("+15558026"));
        assertThat(session.awaitEvent("transfer-ended", LIMIT).detail()).startsWith("transferred");
        awaitEvent(scene, "+15558025", "BYE");
    }

    @Test
    void aBlindTransferToSomebodyBusyBringsTheCallerBack(Scene scene) throws Exception {
        scene.customer("+15558027").does(callee -> callee.followsReferral(486));
        assertThat(outcome(ask(scene, "+15558027", transfer("blind", "tel:+15558028", ""))))
                .isEqualTo("busy");
    }

    @Test
    void aConsultationHandsTheCallerOverOnceTheThirdPartyHasAnswered(Scene scene) throws Exception {
        scene.customer("+15558029").does(callee -> callee.followsReferral(200));
        scene.customer("+15558030");
        FollowedSession session = ask(scene, "+15558029", transfer("consultation", "tel:+15558030", ""));
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getString("reason")).isEqualTo("the customer was transferred");
        assertThat(events(scene, "+15558029"))
                .anyMatch(event ->
                        event.what().startsWith("REFER") && event.what().contains("Replaces="));
        awaitEvent(scene, "+15558030", "BYE");
    }

    @Test
    void aConsultationThatTheServerCannotCompleteConnectsBothThroughUs(Scene scene) throws Exception {
        scene.customer("+15558031").does(callee -> callee.hangsUpAfter(9_000));
        scene.customer("+15558032");
        FollowedSession session = ask(scene, "+15558031", transfer("consultation", "tel:+15558032", ""));
        session.awaitEvent("transfer-kept", LIMIT);
        assertThat(session.state()).isEqualTo("in-progress");
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        awaitEvent(scene, "+15558032", "BYE");
    }

    @Test
    void aConsultationWithSomebodyBusyBringsTheCallerBack(Scene scene) throws Exception {
        scene.customer("+15558033");
        scene.customer("+15558034").does(Callee::isBusy);
        assertThat(outcome(ask(scene, "+15558033", transfer("consultation", "tel:+15558034", ""))))
                .isEqualTo("busy");
    }

    @Test
    void aForeignHostIsNotReached(Scene scene) throws Exception {
        scene.customer("+15558022");
        assertThat(outcome(ask(scene, "+15558022", transfer("bridge", "sip:alice@elsewhere.example", ""))))
                .isEqualTo("error.connection.noauthorization");
    }

    @Test
    void nonsenseIsABadDestination(Scene scene) throws Exception {
        scene.customer("+15558023");
        assertThat(outcome(ask(scene, "+15558023", transfer("bridge", "tel:+15558024;ext=12", ""))))
                .isEqualTo("error.connection.baddestination");
    }
}
