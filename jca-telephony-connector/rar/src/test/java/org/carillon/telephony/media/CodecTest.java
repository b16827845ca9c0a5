package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {

    /** From the tables of ITU-T G.711, scaled to 16 bit. */
    @ParameterizedTest
    @CsvSource({
        "PCMU, 0xFF, 0", "PCMU, 0x80, 32124", "PCMU, 0x00, -32124", "PCMU, 0xFE, 8", "PCMU, 0x7E, -8",
        "PCMU, 0xEF, 132", "PCMA, 0xD5, 8", "PCMA, 0x55, -8", "PCMA, 0xAA, 32256", "PCMA, 0x2A, -32256",
        "PCMA, 0xC5, 264", "PCMA, 0xF5, 528"
    })
    void octetsMeanWhatTheStandardSays(Codec codec, String octet, short sample) {
        assertThat(codec.decode(Integer.decode(octet).byteValue())).isEqualTo(sample);
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void everyOctetSurvivesTheWayBack(Codec codec) {
        for (int octet = 0; octet < 256; octet++) {
            short sample = codec.decode((byte) octet);
            assertThat(codec.decode(codec.encode(sample))).isEqualTo(sample);
        }
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void everySampleBecomesTheNearestOctetOrItsNeighbour(Codec codec) {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int error = Math.abs(codec.decode(codec.encode((short) sample)) - sample);
            assertThat(error).as("%d", sample).isLessThanOrEqualTo(Math.max(16, Math.abs(sample) / 24));
        }
    }

    @Test
    void silenceIsTheOctetThatNetworksKnow() {
        assertThat(Codec.PCMU.encode((short) 0)).isEqualTo((byte) 0xFF);
        assertThat(Codec.PCMA.encode((short) 0)).isEqualTo((byte) 0xD5);
    }

    @Test
    void payloadTypesAreThoseOfTheStandard() {
        assertThat(Codec.ofPayloadType(0)).contains(Codec.PCMU);
        assertThat(Codec.ofPayloadType(8)).contains(Codec.PCMA);
        assertThat(Codec.ofPayloadType(9)).isEmpty();
    }
}
