package org.carillon.telephony.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** tshark, which shares no code with us, looks at the voice, the keys and the reports that we send. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class SentMediaIT {

    private static final int FRAME_SAMPLES = 160;
    private static final int TELEPHONE_EVENT = 96;

    private CapturedCalls calls;

    @BeforeAll
    void captureSomeCalls() throws Exception {
        calls = CapturedCalls.once();
    }

    /** RFC 3550 section 5.1, RFC 3551 section 4.1. */
    @Test
    void voiceIsNumberedTimedAndMarkedAsItMustBe() throws Exception {
        Map<String, List<Packet>> streams = calls.streams();
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
        calls.streams().values().stream()
                .flatMap(List::stream)
                .filter(packet -> packet.number("rtp.p_type") == TELEPHONE_EVENT)
                .forEach(packet -> events.computeIfAbsent(packet.number("rtp.timestamp"), any -> new ArrayList<>())
                        .add(packet));
        assertThat(events).hasSize(CapturedCalls.KEYS.length());
        assertThat(events.values().stream().map(event -> event.get(0).text("rtpevent.event_id")))
                .containsExactlyInAnyOrder("1", "5", "11");
        events.values().forEach(SentMediaIT::assertEvent);
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
        List<Packet> reports = calls.reports();
        assertThat(reports).isNotEmpty().allSatisfy(report -> {
            assertThat(report.text("rtcp.pt")).isIn("200", "201");
            assertThat(report.all("rtcp.pt")).contains("202");
            assertThat(report.all("rtcp.sdes.type")).contains("1");
            assertThat(report.all("rtcp.version")).containsOnly("2");
        });
        Set<String> voices = calls.streams().values().stream()
                .map(stream -> stream.get(0).text("rtp.ssrc"))
                .collect(Collectors.toSet());
        assertThat(reports).allSatisfy(report -> assertThat(voices).contains(report.text("rtcp.senderssrc")));
    }
}
