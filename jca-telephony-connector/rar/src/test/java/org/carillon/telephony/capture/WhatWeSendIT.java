package org.carillon.telephony.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.ServerStatus.Availability;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.contract.CallDiary;
import org.carillon.telephony.contract.Sipp;
import org.carillon.telephony.inbound.StandaloneAdapter;
import org.carillon.telephony.sip.FreePorts;
import org.carillon.telephony.sip.PeerProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * tshark, which shares no code with us, looks at what we send for some calls with sipp: a long one with keys, one that is refused, one
 * that we cancel, one that is put on hold, one that comes in; and a registration.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class WhatWeSendIT {

    private static final Duration RING = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String KEYS = "15#";
    private static final int FRAME_SAMPLES = 160;
    private static final int TELEPHONE_EVENT = 96;

    private static final String[] SIP_FIELDS = {
        "sip.Method", "sip.Status-Code", "sip.Via.branch", "sip.CSeq.seq", "sip.CSeq.method", "sip.from.tag",
        "sip.to.tag", "sip.Max-Forwards", "sip.Call-ID", "sip.Contact", "sip.Allow", "sdp.owner.sessionid",
        "sdp.owner.version", "sdp.media.port", "sdp.media.format", "sdp.media_attr", "udp.srcport", "frame.number"
    };

    private final int ourPort = FreePorts.next();
    private final int calleesPort = FreePorts.next();
    private final int holderPort = FreePorts.next();
    private final int registrarPort = FreePorts.next();
    private Path folder;
    private Capture capture;
    private List<Packet> requests;
    private List<Packet> responses;
    private List<Packet> received;
    private Set<Long> ourRtpPorts;

    @BeforeAll
    void captureSomeCalls() throws Exception {
        PeerProgram.require("sipp");
        folder = Files.createTempDirectory("capture");
        capture = Capture.start(folder);
        List<PeerProgram> peers = List.of(
                Sipp.callees(newFolder(), calleesPort),
                Sipp.callee(newFolder(), "/capture/holds.xml", holderPort),
                Sipp.callee(newFolder(), "/capture/registrar.xml", registrarPort));
        try (StandaloneAdapter adapter = new StandaloneAdapter(properties())) {
            awaitServers(adapter);
            call(adapter, "callees", "+15550486", false);
            call(adapter, "holder", "+15552000", false);
            cancel(adapter);
            comesIn(adapter);
            call(adapter, "callees", "+15552000", true);
        } finally {
            peers.forEach(PeerProgram::close);
            capture.close();
        }
        readSip();
    }

    private Map<String, String> properties() {
        return Map.of(
                "servers",
                "callees=sip:127.0.0.1:" + calleesPort + ", holder=sip:127.0.0.1:" + holderPort
                        + ", registrar=sip:127.0.0.1:" + registrarPort
                        + ";user=carillon;password=secret;register=true",
                "sipPort",
                Integer.toString(ourPort),
                "mediaPorts",
                "36900-36999",
                "probeSeconds",
                "1");
    }

    private Path newFolder() throws Exception {
        return Files.createTempDirectory(folder, "sipp");
    }

    private static void awaitServers(StandaloneAdapter adapter) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!adapter.connections().servers().stream()
                .allMatch(server -> server.availability() == Availability.AVAILABLE)) {
            assertThat(System.nanoTime())
                    .as(() -> adapter.connections().servers().toString())
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** With a callee who answers: until it hangs up or, if so wanted, keys and reports have been sent. */
    private static void call(StandaloneAdapter adapter, String server, String number, boolean weHangUp)
            throws Exception {
        CallDiary diary = new CallDiary();
        try (TelephonyConnection connection = adapter.connections().getConnection(server)) {
            Call call = connection.call(request(number), diary);
            if (weHangUp) {
                assertThat(diary.afterRinging()).isEqualTo("answered");
                KEYS.chars().forEach(key -> call.audio().sendKey((char) key));
                // the first report is due within 7.5 s (RFC 3550 section 6.2)
                TimeUnit.MILLISECONDS.sleep(8_000);
                call.hangUp();
            }
            diary.awaitEnd();
        }
    }

    private static void cancel(StandaloneAdapter adapter) throws Exception {
        CallDiary diary = new CallDiary();
        try (TelephonyConnection connection = adapter.connections().getConnection("callees")) {
            Call call = connection.call(request("+15553000"), diary);
            assertThat(diary.next()).isEqualTo("ringing");
            call.hangUp();
            diary.awaitEnd();
        }
    }

    private void comesIn(StandaloneAdapter adapter) throws Exception {
        try (PeerProgram caller = Sipp.caller(newFolder(), "/sipp/caller.xml", "+15550100", ourPort)) {
            adapter.arrivals().poll(10, TimeUnit.SECONDS).accept(new CallDiary());
            caller.assertContent();
        }
    }

    private static CallRequest request(String number) {
        return new CallRequest(UUID.randomUUID().toString(), number, null, RING, LONG);
    }

    private void readSip() throws Exception {
        List<Packet> sent = capture.packets("sip && udp.srcport == " + ourPort, SIP_FIELDS);
        requests = sent.stream().filter(packet -> packet.has("sip.Method")).toList();
        responses =
                sent.stream().filter(packet -> packet.has("sip.Status-Code")).toList();
        received = capture.packets("sip && udp.dstport == " + ourPort, SIP_FIELDS);
        ourRtpPorts = sent.stream()
                .filter(packet -> packet.has("sdp.media.port"))
                .map(packet -> packet.number("sdp.media.port"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @AfterAll
    void removeCapture() throws Exception {
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((one, other) -> other.compareTo(one))
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private List<Packet> requests(String method) {
        return requests.stream()
                .filter(request -> request.text("sip.Method").equals(method))
                .toList();
    }

    private static Map<String, List<Packet>> byCall(List<Packet> packets) {
        return packets.stream().collect(Collectors.groupingBy(packet -> packet.text("sip.Call-ID")));
    }

    private String voiceFilter() {
        return ourRtpPorts.stream().map(port -> "udp.srcport == " + port).collect(Collectors.joining(" || ", "(", ")"));
    }

    private String reportFilter() {
        return ourRtpPorts.stream()
                .map(port -> "udp.srcport == " + (port + 1))
                .collect(Collectors.joining(" || ", "(", ")"));
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

    /** Expert information of Wireshark: what breaks a protocol is an error. */
    @Test
    void nothingOfItIsMalformed() throws Exception {
        String ours = "(udp.srcport == " + ourPort + " || " + voiceFilter() + " || " + reportFilter() + ")";
        assertThat(capture.packets(
                        ours + " && (_ws.malformed || _ws.expert.severity >= 0x00600000)",
                        "frame.number",
                        "_ws.expert.message"))
                .isEmpty();
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
        return received.stream()
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
            assertThat(received).anyMatch(asked);
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
        List<Packet> holds = received.stream()
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

    private Map<String, List<Packet>> streams() throws Exception {
        return capture
                .packets(
                        "rtp && !rtcp && " + voiceFilter(),
                        "rtp.version",
                        "rtp.ssrc",
                        "rtp.seq",
                        "rtp.timestamp",
                        "rtp.marker",
                        "rtp.p_type",
                        "rtpevent.event_id",
                        "rtpevent.end_of_event",
                        "rtpevent.duration",
                        "udp.srcport")
                .stream()
                .collect(Collectors.groupingBy(
                        packet -> packet.text("udp.srcport") + ' ' + packet.text("rtp.ssrc"),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** RFC 3550 section 5.1, RFC 3551 section 4.1. */
    @Test
    void voiceIsNumberedTimedAndMarkedAsItMustBe() throws Exception {
        Map<String, List<Packet>> streams = streams();
        assertThat(streams).hasSizeGreaterThanOrEqualTo(3);
        streams.forEach((name, stream) -> {
            assertThat(stream.get(0).flag("rtp.marker"))
                    .as("the first packet of " + name)
                    .isTrue();
            Packet lastVoice = null;
            for (int i = 0; i < stream.size(); i++) {
                Packet packet = stream.get(i);
                assertThat(packet.number("rtp.version")).isEqualTo(2);
                if (i > 0) {
                    assertThat(packet.number("rtp.seq"))
                            .as("packet " + i + " of " + name)
                            .isEqualTo((stream.get(i - 1).number("rtp.seq") + 1) & 0xFFFF);
                }
                if (packet.number("rtp.p_type") != TELEPHONE_EVENT) {
                    assertStep(name, lastVoice, packet);
                    lastVoice = packet;
                }
            }
        });
    }

    /** Time goes on in whole packets; where some are left out, as under a key or on hold, no less than what was left out. */
    private static void assertStep(String stream, Packet before, Packet packet) {
        if (before != null) {
            long step = (packet.number("rtp.timestamp") - before.number("rtp.timestamp")) & 0xFFFF_FFFFL;
            assertThat(step % FRAME_SAMPLES).as("step in " + stream).isZero();
            assertThat(step).as("step in " + stream).isBetween((long) FRAME_SAMPLES, 60L * 8_000);
            boolean first = packet.flag("rtp.marker");
            assertThat(first && step == FRAME_SAMPLES)
                    .as("a marker where nothing was left out, in " + stream)
                    .isFalse();
        }
    }

    /** RFC 4733 sections 2.5.1.1 to 2.5.1.4. */
    @Test
    void keysAreEventsWithOneMarkerAndThreeEnds() throws Exception {
        Map<Long, List<Packet>> events = new TreeMap<>();
        streams().values().stream()
                .flatMap(List::stream)
                .filter(packet -> packet.number("rtp.p_type") == TELEPHONE_EVENT)
                .forEach(packet -> events.computeIfAbsent(packet.number("rtp.timestamp"), any -> new ArrayList<>())
                        .add(packet));
        assertThat(events).hasSize(KEYS.length());
        assertThat(events.values().stream().map(event -> event.get(0).text("rtpevent.event_id")))
                .containsExactlyInAnyOrder("1", "5", "11");
        events.values().forEach(WhatWeSendIT::assertEvent);
    }

    private static void assertEvent(List<Packet> event) {
        List<Packet> ends = event.stream()
                .filter(packet -> packet.flag("rtpevent.end_of_event"))
                .toList();
        assertThat(ends).hasSize(3).isEqualTo(event.subList(event.size() - 3, event.size()));
        assertThat(ends.stream().map(end -> end.number("rtpevent.duration")).distinct())
                .hasSize(1);
        long last = 0;
        for (int i = 0; i < event.size() - 2; i++) {
            assertThat(event.get(i).flag("rtp.marker")).isEqualTo(i == 0);
            assertThat(event.get(i).number("rtpevent.duration")).isGreaterThan(last);
            last = event.get(i).number("rtpevent.duration");
        }
        assertThat(event.stream()
                        .map(packet -> packet.text("rtpevent.event_id"))
                        .distinct())
                .hasSize(1);
        // 40 ms are the least that others must recognize (ITU-T Q.24)
        assertThat(last).isGreaterThanOrEqualTo(320);
    }

    /** RFC 3550 section 6.1: compound, a report first, then who it is from. */
    @Test
    void reportsAreCompoundAndNameTheirSource() throws Exception {
        List<Packet> reports = capture.packets(
                "rtcp && " + reportFilter(),
                "rtcp.version",
                "rtcp.pt",
                "rtcp.sdes.type",
                "rtcp.senderssrc",
                "udp.srcport");
        assertThat(reports).isNotEmpty().allSatisfy(report -> {
            assertThat(report.text("rtcp.pt")).isIn("200", "201");
            assertThat(report.all("rtcp.pt")).contains("202");
            assertThat(report.all("rtcp.sdes.type")).contains("1");
            assertThat(report.all("rtcp.version")).containsOnly("2");
        });
        Set<String> voices = streams().values().stream()
                .map(stream -> stream.get(0).text("rtp.ssrc"))
                .collect(Collectors.toSet());
        assertThat(reports).allSatisfy(report -> assertThat(voices).contains(report.text("rtcp.senderssrc")));
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
