package org.carillon.telephony.sip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.carillon.telephony.media.Codec;
import org.carillon.telephony.media.Direction;
import org.carillon.telephony.media.NegotiatedMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OfferAnswerTest {

    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 127.0.0.2\r\ns=-\r\nc=IN IP4 127.0.0.2\r\nt=0 0\r\n";
    private static final String OFFER = HEAD + "m=audio 4000 RTP/AVP 18 8 0 96\r\n"
            + "a=rtpmap:96 telephone-event/8000\r\na=fmtp:96 0-15\r\na=sendrecv\r\n";

    private final OfferAnswer ours = new OfferAnswer(InetAddress.getLoopbackAddress(), 20_000, 7, MediaSecurity.OFF);

    @Test
    void theFirstCodecOfThePeerThatWeSpeakIsTaken() throws SdpException {
        OfferAnswer.Answer answer = ours.answer(OFFER);

        assertEquals(
                new NegotiatedMedia(new InetSocketAddress("127.0.0.2", 4_000), Codec.PCMA, 96, 96, Direction.SENDRECV),
                answer.settled());
        assertTrue(answer.text().contains("m=audio 20000 RTP/AVP 8 96\r\n"), answer.text());
    }

    @Test
    void keysComeInByOurTypeAndGoOutByThePeers() throws SdpException {
        ours.offer();

        NegotiatedMedia settled = ours.accept(OFFER);

        assertEquals(OfferAnswer.OUR_EVENT_TYPE, settled.ourEventType());
        assertEquals(96, settled.peerEventType());
    }

    @ParameterizedTest
    @CsvSource({"sendrecv, SENDRECV", "sendonly, RECVONLY", "recvonly, SENDONLY", "inactive, INACTIVE"})
    void ourDirectionMirrorsThePeers(String direction, Direction expected) throws SdpException {
        String offer = OFFER.replace("sendrecv", direction);

        assertEquals(expected, ours.answer(offer).settled().direction());
    }

    @Test
    void everyOtherStreamIsRefusedInItsPlace() throws SdpException {
        String offer = HEAD + "m=video 5000 RTP/AVP 97\r\nm=audio 4000 RTP/AVP 0\r\nm=image 6000 udptl t38\r\n";

        List<String> lines = ours.answer(offer)
                .text()
                .lines()
                .filter(line -> line.startsWith("m="))
                .toList();

        assertEquals(List.of("m=video 0 RTP/AVP 97", "m=audio 20000 RTP/AVP 0", "m=image 0 udptl t38"), lines);
    }

    @Test
    void eachDescriptionHasAHigherVersion() {
        assertTrue(ours.offer().contains("o=carillon 7 1 IN IP4 127.0.0.1"));
        assertTrue(ours.offer().contains("o=carillon 7 2 IN IP4 127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=1",
                "v=0",
                HEAD,
                HEAD + "m=audio",
                HEAD + "m=audio 4000 RTP/AVP",
                HEAD + "m=audio 0 RTP/AVP 0",
                HEAD + "m=audio 70000 RTP/AVP 0",
                HEAD + "m=audio -1 RTP/AVP 0",
                HEAD + "m=audio 4000 RTP/SAVP 0",
                HEAD + "m=audio 4000 RTP/AVP 18",
                HEAD + "m=video 4000 RTP/AVP 0",
                "v=0\r\nm=audio 4000 RTP/AVP 0",
                "v=0\r\nc=IN IP4 example.com\r\nm=audio 4000 RTP/AVP 0",
                "v=0\r\nc=IN IP4 999.1.1.1\r\nm=audio 4000 RTP/AVP 0",
                "v=0\r\nc=IN IP4 224.0.0.1/127\r\nm=audio 4000 RTP/AVP 0",
                "v=0\r\nc=IN IP6 ::1\r\nm=audio 4000 RTP/AVP 0",
                "v=0\r\nc=IN IP6 :::::\r\nm=audio 4000 RTP/AVP 0",
                "v=0\r\nc=IN\r\nm=audio 4000 RTP/AVP 0",
            })
    void whatCannotBeTalkedOnIsRefused(String offer) {
        assertThrows(SdpException.class, () -> ours.answer(offer));
        assertThrows(SdpException.class, () -> ours.accept(offer));
    }

    @Test
    void tooLargeAndTooManyIsRefused() {
        assertThrows(SdpException.class, () -> SdpReader.read(OFFER + "a=x:" + "y".repeat(SdpReader.MAX_CHARS)));
        assertThrows(
                SdpException.class,
                () -> SdpReader.read(HEAD + "m=audio 4000 RTP/AVP 0\r\n".repeat(SdpReader.MAX_MEDIA + 1)));
        assertThrows(SdpException.class, () -> SdpReader.read(HEAD + "m=audio 4000 RTP/AVP" + " 0".repeat(65)));
    }

    @Test
    void rubbishIsEitherRefusedOrUsable() {
        Random random = new Random(4_711);
        String alphabet = "vcmao=: /0189\r\nINIP4audioRTP/AVPtelephone-event\u0000\u20ac;";
        int usable = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder mutated = new StringBuilder(OFFER);
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                int at = random.nextInt(mutated.length());
                char next = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> mutated.setCharAt(at, next);
                    case 1 -> mutated.insert(at, next);
                    default -> mutated.delete(at, Math.min(mutated.length(), at + random.nextInt(1, 12)));
                }
            }
            usable += isUsable(mutated.toString()) ? 1 : 0;
        }
        assertTrue(usable > 1_000 && usable < 19_000, "usable: " + usable);
    }

    /** Anything else than an SdpException goes through and fails the test. */
    private boolean isUsable(String offer) {
        try {
            NegotiatedMedia settled = ours.answer(offer).settled();
            assertTrue(settled.remote().getPort() > 0);
            ours.accept(offer);
            return true;
        } catch (SdpException refused) {
            return false;
        }
    }
}
