package org.carillon.telephony.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

/**
 * Some calls with sipp, and what tshark saw of them: a long one with keys, one that is refused, one that we cancel, one that is put on
 * hold, one that comes in; and a registration. Placed once for all who look at them.
 */
final class CapturedCalls {

    /** What is pressed in the long call. */
    static final String KEYS = "15#";

    private static final Duration RING = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String[] SIP_FIELDS = {
        "sip.Method", "sip.Status-Code", "sip.Via.branch", "sip.CSeq.seq", "sip.CSeq.method", "sip.from.tag",
        "sip.to.tag", "sip.Max-Forwards", "sip.Call-ID", "sip.Contact", "sip.Allow", "sdp.owner.sessionid",
        "sdp.owner.version", "sdp.media.port", "sdp.media.format", "sdp.media_attr", "udp.srcport", "frame.number"
    };

    private static CapturedCalls captured;

    private final int ourPort = FreePorts.next();
    private final int calleesPort = FreePorts.next();
    private final int holderPort = FreePorts.next();
    private final int registrarPort = FreePorts.next();
    private final Path folder;
    private final Capture capture;
    private final List<Packet> sent;
    private final List<Packet> received;

    private CapturedCalls() throws Exception {
        PeerProgram.require("sipp");
        folder = Files.createTempDirectory("capture");
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
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
        sent = capture.packets("sip && udp.srcport == " + ourPort, SIP_FIELDS);
        received = capture.packets("sip && udp.dstport == " + ourPort, SIP_FIELDS);
    }

    /** The same for whoever asks; the first waits until the calls are over. */
    static synchronized CapturedCalls once() throws Exception {
        if (captured == null) {
            captured = new CapturedCalls();
        }
        return captured;
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

    private void remove() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All SIP requests that we sent. */
    List<Packet> requests() {
        return sent.stream().filter(packet -> packet.has("sip.Method")).toList();
    }

    /** Those of one method. */
    List<Packet> requests(String method) {
        return requests().stream()
                .filter(request -> request.text("sip.Method").equals(method))
                .toList();
    }

    /** All SIP responses that we sent. */
    List<Packet> responses() {
        return sent.stream().filter(packet -> packet.has("sip.Status-Code")).toList();
    }

    /** All SIP messages that were sent to us. */
    List<Packet> received() {
        return received;
    }

    /** What Wireshark takes for an error in anything that we sent: its expert information. */
    List<Packet> malformed() throws Exception {
        String ours = "(udp.srcport == " + ourPort + " || " + voiceFilter() + " || " + reportFilter() + ")";
        return capture.packets(
                ours + " && (_ws.malformed || _ws.expert.severity >= 0x00600000)",
                "frame.number",
                "_ws.expert.message");
    }

    /** The RTP packets that we sent, by port and source. */
    Map<String, List<Packet>> streams() throws Exception {
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

    /** The RTCP packets that we sent. */
    List<Packet> reports() throws Exception {
        return capture.packets(
                "rtcp && " + reportFilter(),
                "rtcp.version",
                "rtcp.pt",
                "rtcp.sdes.type",
                "rtcp.senderssrc",
                "udp.srcport");
    }

    private String voiceFilter() {
        return from(rtpPorts().stream());
    }

    private String reportFilter() {
        return from(rtpPorts().stream().map(port -> port + 1));
    }

    private static String from(Stream<Long> ports) {
        return ports.map(port -> "udp.srcport == " + port).collect(Collectors.joining(" || ", "(", ")"));
    }

    private Set<Long> rtpPorts() {
        return sent.stream()
                .filter(packet -> packet.has("sdp.media.port"))
                .map(packet -> packet.number("sdp.media.port"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
