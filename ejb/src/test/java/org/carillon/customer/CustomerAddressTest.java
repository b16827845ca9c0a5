package org.carillon.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"+15550100", "+1 555 0100", "+1 (555) 01-00", " +15550100 "})
    void readsANumberAsPeopleWriteIt(String written) {
        assertThat(CustomerAddress.parse(written).text()).isEqualTo("+15550100");
    }

    @Test
    void takesAUserOfTheTelephonyServers() {
        assertThat(CustomerAddress.parse("sip:alice.b").text()).isEqualTo("sip:alice.b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "15550100",
                "hello",
                "+",
                "+1",
                "+12345678901234567",
                "sip:",
                "sip:a@evil.example",
                "sip:a;transport=tcp",
                "sip:a\r\nX: y",
                "+15550100\r\nVia: x",
                "tel:+15550100",
                "sip:<a>"
            })
    void refusesWhatIsNoAddress(String written) {
        assertThatThrownBy(() -> CustomerAddress.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsTheZonesOfANumber() {
        assertThat(CustomerAddress.parse("+49301234567").possibleZones()).containsExactly(ZoneId.of("Europe/Berlin"));
        assertThat(CustomerAddress.parse("+12125550123").possibleZones()).contains(ZoneId.of("America/New_York"));
        assertThat(CustomerAddress.parse("sip:alice").possibleZones()).isEmpty();
    }
}
