package org.carillon.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.ServerDefinitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskOptionsTest {

    private static AsteriskOptions read(String definition) {
        return AsteriskOptions.of(ServerDefinitions.read(definition).get(0));
    }

    @Test
    void thePublishedConfigurationNeedsUserAndPasswordOnly() throws Exception {
        AsteriskOptions options = read("pbx=asterisk:192.0.2.3;user=carillon;password=secret");
        assertThat(options.port()).isEqualTo(5_038);
        assertThat(options.tls()).isFalse();
        assertThat(options.connection()).isEqualTo("carillon");
        assertThat(options.channelTo("+15550100")).isEqualTo("PJSIP/+15550100@trunk");
        assertThat(options.channelTo("sip:reception")).isEqualTo("PJSIP/reception@trunk");
    }

    @Test
    void anotherTrunkMayWantTheDigitsAloneAndUsersMayBeExtensions() throws Exception {
        AsteriskOptions options =
                read("pbx=asterisk:pbx:5038;user=c;password=s;dial=PJSIP/00{digits}@carrier;dial-user=PJSIP/{user}");
        assertThat(options.channelTo("+15550100")).isEqualTo("PJSIP/0015550100@carrier");
        assertThat(options.channelTo("sip:reception")).isEqualTo("PJSIP/reception");
    }

    @Test
    void byTlsTheManagerIsAtAnotherPort() {
        AsteriskOptions options = read("pbx=asterisk:pbx;user=c;password=s;transport=tls;media=audiosocket");
        assertThat(options.port()).isEqualTo(5_039);
        assertThat(options.connection()).isEqualTo("audiosocket");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbx=asterisk:pbx",
                "pbx=asterisk:pbx;user=c;password=s;transport=udp",
                "pbx=asterisk:pbx;user=c;password=s;media=rtp",
                "pbx=asterisk:pbx;user=c;password=s;dial=PJSIP/trunk",
                "pbx=asterisk:pbx;user=c;password=s;dial=System(rm){number}",
                "pbx=asterisk:pbx;user=c;password=s;dial=PJSIP/{number}&PJSIP/{number}",
                "pbx=asterisk:pbx;user=c;password=s;connection=a/b",
                "pbx=asterisk:pbx;user=c;password=s;colour=red"
            })
    void whatMakesNoSenseIsRefused(String definition) {
        assertThatThrownBy(() -> read(definition))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("password=s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1555\r\nAction: Originate", "sip:a@b", "sip:a,s,1)", "15550100", "+1&+2", ""})
    void onlyNumbersAndUsersAreDialled(String callee) {
        AsteriskOptions options = read("pbx=asterisk:pbx;user=c;password=s");
        assertThatThrownBy(() -> options.channelTo(callee)).isInstanceOf(TelephonyException.class);
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(read("pbx=asterisk:pbx;user=c;password=hidden").toString()).doesNotContain("hidden");
    }
}
