package org.carillon.telephony.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.carillon.telephony.media.NegotiatedMedia;
import org.carillon.telephony.srtp.MasterKey;
import org.carillon.telephony.srtp.SrtpSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyExchangeTest {

    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 127.0.0.2\r\ns=-\r\nc=IN IP4 127.0.0.2\r\nt=0 0\r\n";
    private static final String KEY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcd";
    private static final String PLAIN = HEAD + "m=audio 4000 RTP/AVP 0\r\n";
    private static final String SECURE = HEAD + "m=audio 4000 RTP/SAVP 0\r\n";
    private static final String CRYPTO_80 = "a=crypto:7 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20\r\n";
    private static final String CRYPTO_32 = "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:" + KEY + "\r\n";

    private static OfferAnswer ours(MediaSecurity security) {
        return new OfferAnswer(InetAddress.getLoopbackAddress(), 20_000, 7, security);
    }

    /** A whole exchange between two of us. */
    private static void agree(OfferAnswer caller, OfferAnswer callee, SrtpSuite suite) throws SdpException {
        OfferAnswer.Answer answer = callee.answer(caller.offer());
        NegotiatedMedia callers = caller.accept(answer.text());
        NegotiatedMedia callees = answer.settled();
        assertThat(callers.keys().suite()).isEqualTo(suite);
        assertThat(callees.keys().suite()).isEqualTo(suite);
        assertThat(callers.keys().ours()).isEqualTo(callees.keys().peers());
        assertThat(callees.keys().ours()).isEqualTo(callers.keys().peers());
        assertThat(callers.keys().ours()).isNotEqualTo(callers.keys().peers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONAL", "REQUIRED"})
    void twoWhoCanAgreeOnTheStrongerSuite(MediaSecurity security) throws SdpException {
        agree(ours(security), ours(MediaSecurity.OPTIONAL), SrtpSuite.AES_CM_128_HMAC_SHA1_80);
        agree(ours(security), ours(MediaSecurity.REQUIRED), SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    }

    @Test
    void withoutSecurityNoKeyIsToldAndOfferedKeysArePassedOver() throws SdpException {
        OfferAnswer plain = ours(MediaSecurity.OFF);
        assertThat(plain.offer()).contains("RTP/AVP").doesNotContain("crypto");
        OfferAnswer.Answer answer = plain.answer(PLAIN + CRYPTO_80);
        assertThat(answer.text()).contains("RTP/AVP").doesNotContain("crypto");
        assertThat(answer.settled().keys()).isNull();
        assertThatThrownBy(() -> plain.answer(SECURE + CRYPTO_80)).isInstanceOf(SdpException.class);
        assertThatThrownBy(() -> plain.accept(SECURE + CRYPTO_80)).isInstanceOf(SdpException.class);
    }

    @Test
    void anOptionalOfferIsOneOfPlainRtpWithKeys() throws SdpException {
        OfferAnswer optional = ours(MediaSecurity.OPTIONAL);
        assertThat(optional.offer())
                .contains("m=audio 20000 RTP/AVP ")
                .contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:")
                .contains("a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:");
        assertThat(optional.accept(PLAIN).keys()).isNull();
    }

    @Test
    void aRequiredOfferIsOneOfSecureRtpAndNothingElseWillDo() {
        OfferAnswer required = ours(MediaSecurity.REQUIRED);
        assertThat(required.offer()).contains("m=audio 20000 RTP/SAVP ").contains("a=crypto:1 ");
        assertThatThrownBy(() -> required.accept(PLAIN)).isInstanceOf(SdpException.class);
        assertThatThrownBy(() -> required.answer(PLAIN)).isInstanceOf(SdpException.class);
        assertThatThrownBy(() -> required.answer(SECURE)).isInstanceOf(SdpException.class);
    }

    @Test
    void theFirstKeyThatWeKnowWhatToDoWithIsTakenUnderItsTag() throws SdpException {
        OfferAnswer.Answer answer = ours(MediaSecurity.OPTIONAL)
                .answer(SECURE + "a=crypto:1 AES_256_CM_HMAC_SHA1_80 inline:" + KEY + "\r\n" + CRYPTO_80 + CRYPTO_32);
        assertThat(answer.text()).contains("m=audio 20000 RTP/SAVP 0").contains("a=crypto:7 AES_CM_128_HMAC_SHA1_80 ");
        assertThat(answer.text().split("a=crypto")).hasSize(2);
        assertThat(answer.settled().keys().peers()).isEqualTo(MasterKey.ofInline(KEY));
    }

    @Test
    void ofAPlainAndASecureStreamTheOneThatFitsIsTaken() throws SdpException {
        String both = HEAD + "m=audio 4000 RTP/SAVP 0\r\n" + CRYPTO_80 + "m=audio 5000 RTP/AVP 0\r\n";
        assertThat(ours(MediaSecurity.OFF).answer(both).text())
                .contains("m=audio 0 RTP/SAVP 0\r\nm=audio 20000 RTP/AVP 0");
        assertThat(ours(MediaSecurity.REQUIRED).answer(both).text())
                .contains("m=audio 20000 RTP/SAVP 0")
                .contains("m=audio 0 RTP/AVP 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 AES_CM_128_HMAC_SHA1_80 inline:short",
                "1 AES_CM_128_HMAC_SHA1_80 inline:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabc=",
                "1 AES_CM_128_HMAC_SHA1_80 inline:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ=bcd",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20|1:4",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + ";inline:" + KEY,
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " UNENCRYPTED_SRTP",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " KDR=5",
                "1 F8_128_HMAC_SHA1_80 inline:" + KEY,
                "1234567890 AES_CM_128_HMAC_SHA1_80 inline:" + KEY,
                "x AES_CM_128_HMAC_SHA1_80 inline:" + KEY,
                "1 AES_CM_128_HMAC_SHA1_80 uri:" + KEY,
                ""
            })
    void keysThatWeCannotUseAreNone(String value) {
        assertThatThrownBy(() -> ours(MediaSecurity.REQUIRED).answer(SECURE + "a=crypto:" + value + "\r\n"))
                .isInstanceOf(SdpException.class);
    }

    @Test
    void anAnswerWithATagThatWasNotOfferedIsRefused() {
        OfferAnswer required = ours(MediaSecurity.REQUIRED);
        required.offer();
        assertThatThrownBy(() -> required.accept(SECURE + CRYPTO_80)).isInstanceOf(SdpException.class);
    }

    @Test
    void ourKeyStaysForTheWholeCallAndThePeersMayChange() throws SdpException {
        OfferAnswer optional = ours(MediaSecurity.OPTIONAL);
        NegotiatedMedia first = optional.answer(SECURE + CRYPTO_80).settled();
        String next = SECURE + CRYPTO_80.replace("0123", "9876");
        NegotiatedMedia second = optional.answer(next).settled();
        assertThat(second.keys().ours()).isEqualTo(first.keys().ours());
        assertThat(second.keys().peers()).isNotEqualTo(first.keys().peers());
    }

    @Test
    void aDescriptionThatIsRepeatedKeepsItsKeysAndTheirTag() throws SdpException {
        OfferAnswer optional = ours(MediaSecurity.OPTIONAL);
        NegotiatedMedia first = optional.answer(SECURE + CRYPTO_80).settled();
        assertThat(optional.again()).contains("a=crypto:7 AES_CM_128_HMAC_SHA1_80 ");
        assertThat(optional.accept(SECURE + CRYPTO_80).keys()).isEqualTo(first.keys());
    }

    @Test
    void aProtectedCallNeitherBecomesPlainNorChangesItsSuite() throws SdpException {
        OfferAnswer optional = ours(MediaSecurity.OPTIONAL);
        optional.answer(SECURE + CRYPTO_80);
        assertThatThrownBy(() -> optional.answer(PLAIN)).isInstanceOf(SdpException.class);
        assertThatThrownBy(() -> optional.answer(SECURE + CRYPTO_32)).isInstanceOf(SdpException.class);
        assertThat(optional.offer()).contains("RTP/SAVP").doesNotContain("SHA1_32");
    }

    @Test
    void reportsShareThePortOnlyWhereThatWasOffered() throws SdpException {
        OfferAnswer.Answer shared = ours(MediaSecurity.OFF).answer(PLAIN + "a=rtcp-mux\r\na=rtcp:4001\r\n");
        assertThat(shared.text()).contains("a=rtcp-mux\r\n");
        assertThat(shared.settled().muxed()).isTrue();
        assertThat(shared.settled().control()).isEqualTo(new InetSocketAddress("127.0.0.2", 4_000));
        OfferAnswer.Answer apart = ours(MediaSecurity.OFF).answer(PLAIN);
        assertThat(apart.text()).doesNotContain("rtcp-mux");
        assertThat(apart.settled().muxed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4001",
                "0",
                "99999",
                "4007 IN IP4 239.0.0.1",
                "4007 IN IP6 ::1",
                "4007 IN IP4 example.org",
                "x",
                ""
            })
    void reportsGoNextToTheVoiceUnlessThePeerTellsAUsableAddress(String value) throws SdpException {
        NegotiatedMedia settled = ours(MediaSecurity.OFF)
                .answer(PLAIN + "a=rtcp:" + value + "\r\n")
                .settled();
        assertThat(settled.control()).isEqualTo(new InetSocketAddress("127.0.0.2", 4_001));
    }

    @Test
    void reportsGoWhereThePeerWantsThem() throws SdpException {
        NegotiatedMedia settled = ours(MediaSecurity.OFF)
                .answer(PLAIN + "a=rtcp:4321 IN IP4 127.0.0.3\r\n")
                .settled();
        assertThat(settled.control()).isEqualTo(new InetSocketAddress("127.0.0.3", 4_321));
    }
}
