package org.carillon.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.customer.CustomerAddress;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;
import org.carillon.transfer.Permission;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PlatformEvent.TransferEnded;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;
import org.carillon.vxml.platform.TransferRequest.Type;
import org.junit.jupiter.api.Test;

class CallTransfersTest {

    private static final String SESSION = "session";
    private static final String TRANSFER = "transfer-1";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final FakeCall caller = new FakeCall("caller");
    private final FakeChannel thirdParty = new FakeChannel();
    private final RememberingTransfers ledger = new RememberingTransfers();
    private final CallEvents events = new CallEvents();
    private final List<String> timeline = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final CallTransfers transfers = new CallTransfers(
            SESSION,
            thirdParty,
            ledger,
            null,
            events,
            (type, detail) -> timeline.add(type.word() + (detail == null ? "" : " " + detail)),
            CLOCK,
            nanos::get);

    private void begin(Type type) {
        ledger.permission = new Permission.Granted(TRANSFER, new CustomerAddress("+15550123"), "+15550199", LONGEST);
        transfers.begin(
                caller, new TransferRequest(type, "tel:+15550123", Duration.ofSeconds(20), Duration.ZERO, null, null));
    }

    private PlatformEvent next() {
        return events.next(0);
    }

    private void verifyEnded(TransferOutcome outcome) {
        assertThat(ledger.ended).containsExactly(outcome);
    }

    @Test
    void aBridgeConnectsBothAsSoonAsTheThirdPartyAnswers() {
        begin(Type.BRIDGE);
        assertThat(thirdParty.request.callee()).isEqualTo("+15550123");
        assertThat(thirdParty.request.callerId()).isEqualTo("+15550199");
        assertThat(thirdParty.request.ringTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(caller.played).as("the caller hears it ring").isPositive();
        assertThat(caller.connectedTo).isNull();

        thirdParty.answers();
        assertThat(next()).isInstanceOf(PlatformEvent.TransferAnswered.class);
        assertThat(caller.connectedTo).isSameAs(thirdParty.call);
        assertThat(caller.told).contains("flush");
        assertThat(ledger.answered).containsExactly("south");
    }

    @Test
    void keysArePassedOnBothWaysWhileTheBridgeIsOpen() {
        begin(Type.BRIDGE);
        transfers.keyPressed('1');
        assertThat(transfers.isConnected()).isFalse();
        thirdParty.answers();
        next();
        transfers.keyPressed('2');
        thirdParty.listener.keyPressed(thirdParty.call, '3');
        assertThat(next()).as("the application is not told").isNull();
        assertThat(transfers.isConnected()).isTrue();
        transfers.end();
        transfers.keyPressed('4');
        assertThat(thirdParty.call.told).containsExactly("key 2");
        assertThat(caller.told).contains("key 3");
        assertThat(transfers.isConnected()).isFalse();
    }

    @Test
    void aThirdPartyWhoHangsUpBringsTheCallerBack() {
        begin(Type.BRIDGE);
        thirdParty.answers();
        next();
        thirdParty.ends(Disposition.REMOTE_HANGUP, true, 0);
        assertThat(next()).isEqualTo(new TransferEnded(TransferOutcome.FAR_END_DISCONNECT, 0));
        assertThat(caller.connectedTo).isNull();
        assertThat(thirdParty.closed).isTrue();
        verifyEnded(TransferOutcome.FAR_END_DISCONNECT);
    }

    @Test
    void aBusyThirdPartyEndsAsBusyAndGivesTheChannelBack() {
        begin(Type.BRIDGE);
        thirdParty.ends(Disposition.BUSY, false, 486);
        assertThat(next()).isEqualTo(new TransferEnded(TransferOutcome.BUSY, 0));
        assertThat(thirdParty.closed).isTrue();
        assertThat(timeline).last().asString().startsWith("transfer-ended busy");
    }

    @Test
    void theApplicationCanEndABridgeAndWhatComesLaterIsNotTold() {
        begin(Type.BRIDGE);
        thirdParty.answers();
        next();
        transfers.end();
        assertThat(next()).isEqualTo(new TransferEnded(TransferOutcome.NEAR_END_DISCONNECT, 0));
        thirdParty.ends(Disposition.LOCAL_HANGUP, true, 0);
        assertThat(next()).isNull();
        verifyEnded(TransferOutcome.NEAR_END_DISCONNECT);
    }

    @Test
    void anApplicationCanGiveUpWhileItRings() {
        begin(Type.BRIDGE);
        transfers.end();
        assertThat(next()).isEqualTo(new TransferEnded(TransferOutcome.NEAR_END_DISCONNECT, 0));
        assertThat(thirdParty.closed).isTrue();
        thirdParty.answers();
        assertThat(next()).isNull();
        assertThat(caller.connectedTo).isNull();
    }

    @Test
    void aBridgeEndsWhenItsTimeIsUp() {
        begin(Type.BRIDGE);
        assertThat(transfers.dueAt()).isEqualTo(CallTransfer.NEVER);
        thirdParty.answers();
        next();
        assertThat(transfers.dueAt()).isEqualTo(LONGEST.toNanos());
        assertThat(transfers.due()).isEqualTo(new TransferEnded(TransferOutcome.MAXTIME_DISCONNECT, 0));
        assertThat(thirdParty.closed).isTrue();
    }

    @Test
    void aCallerWhoHangsUpEndsTheThirdPartysLeg() {
        begin(Type.BRIDGE);
        thirdParty.answers();
        next();
        assertThat(transfers.callerEnded(new CallEnd(Disposition.REMOTE_HANGUP, true, 0, "gone")))
                .isEqualTo(new PlatformEvent.Disconnected("gone"));
        assertThat(thirdParty.closed).isTrue();
        verifyEnded(TransferOutcome.NEAR_END_DISCONNECT);
    }

    @Test
    void withoutAFreeChannelTheApplicationIsToldAndTheTransferEnds() {
        thirdParty.taken = true;
        begin(Type.BRIDGE);
        assertThat(next()).isEqualTo(new TransferEnded(TransferOutcome.NO_RESOURCE, 0));
        verifyEnded(TransferOutcome.NO_RESOURCE);
    }

    @Test
    void aCallThatCannotBePlacedGivesTheChannelBack() {
        thirdParty.broken = true;
        begin(Type.BRIDGE);
        assertThat(next()).isEqualTo(new TransferEnded(TransferOutcome.NETWORK_BUSY, 0));
        assertThat(thirdParty.closed).isTrue();
        assertThat(transfers.dueAt()).isEqualTo(CallTransfer.NEVER);
    }

    @Test
    void aRefusedTransferCallsNobody() {
        ledger.permission = new Permission.Refused(TransferOutcome.NO_AUTHORIZATION, "transfers: not allowed");
        transfers.begin(
                caller,
                new TransferRequest(Type.BRIDGE, "tel:+15550123", Duration.ofSeconds(20), Duration.ZERO, null, null));
        assertThat(next()).isEqualTo(new TransferEnded(TransferOutcome.NO_AUTHORIZATION, 0));
        assertThat(thirdParty.taken).isFalse();
        assertThat(timeline).containsExactly("transfer-refused bridge to tel:+15550123, transfers: not allowed");
        assertThat(ledger.ended).isEmpty();
    }

    @Test
    void nobodyIsTransferredWhileTheDatabaseIsAway() {
        ledger.away = true;
        transfers.begin(
                caller,
                new TransferRequest(Type.BRIDGE, "tel:+15550123", Duration.ofSeconds(20), Duration.ZERO, null, null));
        assertThat(next()).isEqualTo(new TransferEnded(TransferOutcome.NO_RESOURCE, 0));
        assertThat(thirdParty.taken).isFalse();
    }

    @Test
    void aBlindTransferHandsTheCallerOver() {
        begin(Type.BLIND);
        assertThat(caller.told).containsExactly("transfer to +15550123 within 20 s");
        assertThat(transfers.callerEnded(new CallEnd(Disposition.TRANSFERRED, true, 202, "handed over")))
                .isEqualTo(new TransferEnded(TransferOutcome.TRANSFERRED, 0));
        verifyEnded(TransferOutcome.TRANSFERRED);
        assertThat(thirdParty.taken).isFalse();
    }

    @Test
    void aBlindTransferThatFailsBringsTheCallerBack() {
        begin(Type.BLIND);
        assertThat(transfers.handOverFailed(486, "busy")).isEqualTo(new TransferEnded(TransferOutcome.BUSY, 0));
        verifyEnded(TransferOutcome.BUSY);
    }

    @Test
    void aTelephonyServerThatNeverTellsDoesNotHoldTheDialogueUp() {
        begin(Type.BLIND);
        assertThat(transfers.dueAt()).isEqualTo(Duration.ofSeconds(30).toNanos());
        assertThat(transfers.due()).isEqualTo(new TransferEnded(TransferOutcome.UNKNOWN, 0));
    }

    @Test
    void aConsultationHandsTheCallerOverOnceTheThirdPartyHasAnswered() {
        begin(Type.CONSULTATION);
        assertThat(thirdParty.wantedServer).as("the server that has the caller").isEqualTo("north");
        thirdParty.answers();
        assertThat(next()).isNull();
        assertThat(caller.told).contains("transfer to call " + TRANSFER);
        thirdParty.ends(Disposition.TRANSFERRED, true, 0);
        assertThat(next()).isNull();
        assertThat(transfers.callerEnded(new CallEnd(Disposition.TRANSFERRED, true, 0, "handed over")))
                .isEqualTo(new TransferEnded(TransferOutcome.TRANSFERRED, 0));
        assertThat(thirdParty.closed).isTrue();
    }

    @Test
    void aConsultationWithoutAnswerBringsTheCallerBack() {
        begin(Type.CONSULTATION);
        thirdParty.ends(Disposition.NO_ANSWER, false, 487);
        assertThat(next()).isEqualTo(new TransferEnded(TransferOutcome.NO_ANSWER, 0));
        assertThat(transfers.isKept()).isFalse();
    }

    @Test
    void aCallerWhoCannotBeHandedOverStaysConnectedThroughUs() {
        begin(Type.CONSULTATION);
        thirdParty.answers();
        next();
        assertThat(transfers.handOverFailed(405, "no REFER"))
                .isEqualTo(new TransferEnded(TransferOutcome.TRANSFERRED, 0));
        assertThat(caller.connectedTo).isSameAs(thirdParty.call);
        assertThat(transfers.isKept()).isTrue();
        assertThat(ledger.ended).isEmpty();

        thirdParty.ends(Disposition.REMOTE_HANGUP, true, 0);
        assertThat(next()).isNull();
        assertThat(transfers.isKept()).isFalse();
        assertThat(thirdParty.closed).isTrue();
        verifyEnded(TransferOutcome.FAR_END_DISCONNECT);
    }

    @Test
    void whatCouldNotBeWrittenDuringTheCallIsWrittenAfterIt() {
        begin(Type.BRIDGE);
        ledger.away = true;
        thirdParty.answers();
        next();
        transfers.end();
        assertThat(next()).isEqualTo(new TransferEnded(TransferOutcome.NEAR_END_DISCONNECT, 0));
        assertThat(ledger.answered).isEmpty();
        assertThat(ledger.ended).isEmpty();

        ledger.away = false;
        transfers.settle(Duration.ZERO);
        assertThat(ledger.answered).containsExactly("south");
        verifyEnded(TransferOutcome.NEAR_END_DISCONNECT);
    }
}
