package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NtpTimeTest {

    @Test
    void secondsCountFrom1900AndTheRestIsAFraction() {
        NtpTime time = new NtpTime(Instant.parse("1970-01-02T00:00:00.500Z"), -7);
        assertThat(time.at(-7)).isEqualTo(2_208_988_800L + 86_400 << 32 | 1L << 31);
        assertThat(time.at(250_000_000L - 7)).isEqualTo(2_208_988_800L + 86_400 << 32 | 3L << 30);
    }

    @Test
    void theMiddleIsInUnitsOfOnePartIn65536() {
        NtpTime time = new NtpTime(Instant.EPOCH, 0);
        int earlier = NtpTime.middle(time.at(0));
        assertThat(NtpTime.middle(time.at(2_500_000_000L)) - earlier).isEqualTo(5 * 65_536 / 2);
    }
}
