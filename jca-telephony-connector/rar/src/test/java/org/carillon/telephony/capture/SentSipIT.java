package org.carillon.telephony.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** tshark, which shares no code with us, looks at the SIP messages that we send. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class SentSipIT {

    private CapturedCalls calls;
    private List<Packet> requests;
    private List<Packet> responses;

    @BeforeAll
    void captureSomeCalls() throws Exception {
        calls = CapturedCalls.once();
        requests = calls.requests();
        responses = calls.responses();
    }

    private List<Packet> requests(String method) {
        return calls.requests(method);
    }

    private static Map<String, List<Packet>> byCall(List<Packet> packets) {
        return packets.stream().collect(Collectors.groupingBy(packet -> packet.text("sip.Call-ID")));
    }

    @Test
    void allThatWasPlannedWasSent() {
        assertThat(requests.stream().map(request -> request.text("sip.Method")))
                .contains("INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER");
        assertThat(requests("INVITE").stream()
                        .map(invite -> invite.text("sip.Call-ID"))
                        .distinct())
                .hasSize(4);
        assertThat(responses.stream()
                        .filter(response -> response.text("sip.CSeq.method").equals("INVITE"))
                        .map(response -> response.text("sip.Status-Code")))
                .contains("180", "200");
    }

    @Test
    void nothingOfItIsMalformed() throws Exception {
        assertThat(calls.malformed()).isEmpty();
    }

    /** RFC 3261 section 8.1.1. */
    @Test
    void requestsHaveTheMandatoryFields() {
        assertThat(requests).allSatisfy(request -> {
            assertThat(request.text("sip.Via.branch")).startsWith("z9hG4bK");
            assertThat(request.number("sip.Max-Forwards")).isEqualTo(70);
            assertThat(request.text("sip.CSeq.method")).isEqualTo(request.text("sip.Method"));
            assertThat(request.number("sip.CSeq.seq")).isBetween(0L, 0x7FFF_FFFFL);
            assertThat(request.text("sip.from.tag")).isNotEmpty();
            assertThat(request.text("sip.Call-ID")).isNotEmpty();
        });
        assertThat(requests("INVITE")).allSatisfy(invite -> {
            assertThat(invite.text("sip.Contact")).isNotEmpty();
            assertThat(invite.text("sip.Allow")).contains("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS");
        });
    }

    /** RFC 3261 section 8.1.1.7: unique across space and time, but for CANCEL and the ACK of a refusal. */
    @Test
    void everyTransactionHasABranchOfItsOwn() {
        Map<String, Set<String>> transactions = new HashMap<>();
        for (Packet request : requests) {
            String method = request.text("sip.Method");
            if (!method.equals("CANCEL") && !method.equals("ACK")) {
                transactions
                        .computeIfAbsent(request.text("sip.Via.branch"), branch -> new HashSet<>())
                        .add(request.text("sip.Call-ID") + ' ' + request.text("sip.CSeq.seq") + ' ' + method);
            }
        }
        assertThat(transactions).allSatisfy((branch, uses) -> assertThat(uses).hasSize(1));
    }

    private Packet inviteOf(Packet request) {
        return requests("INVITE").stream()
                .filter(invite -> invite.text("sip.Call-ID").equals(request.text("sip.Call-ID")))
                .filter(invite -> invite.text("sip.CSeq.seq").equals(request.text("sip.CSeq.seq")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no INVITE for " + request));
    }

    private int finalStatusOf(Packet invite) {
        return calls.received().stream()
                .filter(packet -> packet.has("sip.Status-Code"))
                .filter(answer -> answer.text("sip.Via.branch").equals(invite.text("sip.Via.branch")))
                .filter(answer -> answer.text("sip.CSeq.method").equals("INVITE"))
                .mapToInt(answer -> (int) answer.number("sip.Status-Code"))
                .filter(status -> status >= 200)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer to " + invite));
    }

    /** RFC 3261 sections 13.2.2.4 and 17.1.1.3. */
    @Test
    void anAckOfARefusalIsPartOfTheTransactionAndThatOfASuccessIsNot() {
        assertThat(requests("ACK")).isNotEmpty().allSatisfy(ack -> {
            Packet invite = inviteOf(ack);
            assertThat(ack.text("sip.to.tag")).isNotEmpty();
            if (finalStatusOf(invite) < 300) {
                assertThat(ack.text("sip.Via.branch")).isNotEqualTo(invite.text("sip.Via.branch"));
            } else {
                assertThat(ack.text("sip.Via.branch")).isEqualTo(invite.text("sip.Via.branch"));
            }
        });
        Set<Integer> answers = requests("ACK").stream()
                .map(ack -> finalStatusOf(inviteOf(ack)))
                .collect(Collectors.toSet());
        assertThat(answers).contains(200, 486, 487);
    }

    /** RFC 3261 section 9.1. */
    @Test
    void aCancelNamesTheTransactionOfItsInvite() {
        assertThat(requests("CANCEL")).isNotEmpty().allSatisfy(cancel -> {
            Packet invite = inviteOf(cancel);
            assertThat(cancel.text("sip.Via.branch")).isEqualTo(invite.text("sip.Via.branch"));
            assertThat(cancel.all("sip.Via.branch")).hasSize(1);
            assertThat(cancel.text("sip.from.tag")).isEqualTo(invite.text("sip.from.tag"));
            assertThat(cancel.text("sip.to.tag")).isEmpty();
        });
    }

    /** RFC 3261 section 12.2.1.1. */
    @Test
    void requestsWithinADialogCountUpAndHaveBothTags() {
        assertThat(requests("BYE")).isNotEmpty();
        byCall(requests.stream().filter(this::isWithinADialog).toList()).forEach((callId, within) -> {
            long last = 0;
            Set<String> seen = new HashSet<>();
            for (Packet request : within) {
                assertThat(request.text("sip.to.tag")).isNotEmpty();
                if (seen.add(request.text("sip.Via.branch"))) {
                    assertThat(request.number("sip.CSeq.seq")).isGreaterThan(last);
                    last = request.number("sip.CSeq.seq");
                }
            }
        });
        assertThat(requests("BYE")).allSatisfy(bye -> {
            List<Packet> invites = requests("INVITE").stream()
                    .filter(invite -> sameCall(invite, bye))
                    .toList();
            invites.forEach(
                    invite -> assertThat(bye.number("sip.CSeq.seq")).isGreaterThan(invite.number("sip.CSeq.seq")));
        });
    }

    private boolean isWithinADialog(Packet request) {
        return Set.of("BYE", "INFO", "UPDATE", "REFER").contains(request.text("sip.Method"));
    }

    private static boolean sameCall(Packet one, Packet other) {
        return one.text("sip.Call-ID").equals(other.text("sip.Call-ID"));
    }

    /** RFC 3261 section 8.2.6.2. */
    @Test
    void responsesRepeatWhatTheRequestSaid() {
        assertThat(responses).isNotEmpty().allSatisfy(response -> {
            Predicate<Packet> asked = request -> request.has("sip.Method")
                    && !request.text("sip.Method").equals("ACK")
                    && request.all("sip.Via.branch").equals(response.all("sip.Via.branch"))
                    && request.text("sip.CSeq.seq").equals(response.text("sip.CSeq.seq"))
                    && request.text("sip.CSeq.method").equals(response.text("sip.CSeq.method"))
                    && request.text("sip.from.tag").equals(response.text("sip.from.tag"))
                    && sameCall(request, response);
            assertThat(calls.received()).anyMatch(asked);
            if (response.number("sip.Status-Code") > 100) {
                assertThat(response.text("sip.to.tag")).isNotEmpty();
            }
            if (response.text("sip.CSeq.method").equals("INVITE")
                    && response.text("sip.Status-Code").equals("200")) {
                assertThat(response.text("sip.Contact")).isNotEmpty();
                assertThat(response.has("sdp.media.port")).isTrue();
            }
        });
    }

    /** RFC 3264 section 8: the version goes up by one with every change and with nothing else; the session stays the same. */
    @Test
    void theVersionOfADescriptionGoesUpByOneWhenItChanges() {
        List<Packet> descriptions = new ArrayList<>(requests);
        descriptions.addAll(responses);
        descriptions.removeIf(packet -> !packet.has("sdp.owner.version"));
        descriptions.sort((one, other) -> Long.compare(one.number("frame.number"), other.number("frame.number")));
        int changes = 0;
        for (List<Packet> ofCall : byCall(descriptions).values()) {
            for (int i = 1; i < ofCall.size(); i++) {
                Packet before = ofCall.get(i - 1);
                Packet now = ofCall.get(i);
                assertThat(now.text("sdp.owner.sessionid")).isEqualTo(before.text("sdp.owner.sessionid"));
                boolean changed = !content(now).equals(content(before));
                assertThat(new BigInteger(now.text("sdp.owner.version"))
                                .subtract(new BigInteger(before.text("sdp.owner.version"))))
                        .as(content(before) + " then " + content(now))
                        .isEqualTo(BigInteger.valueOf(changed ? 1 : 0));
                changes += changed ? 1 : 0;
            }
        }
        assertThat(changes).as("hold and its end").isEqualTo(2);
    }

    private static List<List<String>> content(Packet description) {
        return List.of(
                description.all("sdp.media.port"),
                description.all("sdp.media.format"),
                description.all("sdp.media_attr"));
    }

    /** RFC 3264 section 6.1. */
    @Test
    void whoIsPutOnHoldAnswersThatItOnlyListens() {
        List<Packet> holds = calls.received().stream()
                .filter(packet -> packet.text("sip.Method").equals("INVITE"))
                .filter(invite -> invite.all("sdp.media_attr").contains("sendonly"))
                .toList();
        assertThat(holds).hasSize(1);
        List<Packet> answers = responses.stream()
                .filter(response ->
                        response.text("sip.Via.branch").equals(holds.get(0).text("sip.Via.branch")))
                .filter(response -> response.text("sip.Status-Code").equals("200"))
                .toList();
        assertThat(answers).isNotEmpty().allSatisfy(answer -> assertThat(answer.all("sdp.media_attr"))
                .contains("recvonly"));
    }

    /** RFC 3261 section 10.2: one Call-ID, counting up, and an answer to the challenge. */
    @Test
    void aRegistrationAnswersTheChallengeWithinItsCallId() {
        List<Packet> registers = requests("REGISTER");
        assertThat(registers).hasSizeGreaterThanOrEqualTo(2);
        assertThat(registers.stream()
                        .map(register -> register.text("sip.Call-ID"))
                        .distinct())
                .hasSize(1);
        assertThat(registers.stream().map(register -> register.number("sip.CSeq.seq")))
                .isSorted();
        assertThat(registers)
                .allSatisfy(register -> assertThat(register.text("sip.Contact")).isNotEmpty());
    }
}
