package org.carillon.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.carillon.transfer.TransferDestination.BadDestinationException;
import org.carillon.vxml.platform.TransferOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferDestinationTest {

    private static final List<String> HOSTS = List.of("pbx.example");

    private static TransferOutcome refusal(String uri) {
        BadDestinationException e =
                catchThrowableOfType(BadDestinationException.class, () -> TransferDestination.parse(uri, HOSTS));
        assertThat(e).as(uri).isNotNull();
        return e.outcome();
    }

    @ParameterizedTest
    @CsvSource({
        "tel:+1-555-0123, +15550123",
        "TEL:+1(555)01.23, +15550123",
        "tel:+15550123;npdi;rn=+1999, +15550123",
        "sip:alice, sip:alice",
        "sip:alice@pbx.example, sip:alice",
        "sip:alice@PBX.example:5061;transport=tcp, sip:alice",
        "sip:+15550123@pbx.example;user=phone, +15550123",
        "sip:%2B15550123@pbx.example, +15550123"
    })
    void numbersAndUsersAreNormalised(String uri, String address) throws BadDestinationException {
        assertThat(TransferDestination.parse(uri, HOSTS).text()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tel:+15550123;ext=12",
                "tel:+15550123;EXT=12",
                "tel:+15550123;isub=1",
                "tel:+15550123;postd=99",
                "tel:5550123;phone-context=+1",
                "tel:+15550123;phone-context=x",
                "tel:0015550123",
                "tel:+1555%30123",
                "tel:+1555 0123",
                "tel:+",
                "tel:",
                "sip:",
                "sip:@pbx.example",
                "sip:alice:secret@pbx.example",
                "sip:alice@pbx.example?Replaces=x",
                "sip:alice;x=1",
                "sip:a@b@pbx.example",
                "sip:%zz@pbx.example",
                "sip:a%0d%0ab@pbx.example",
                "sip:+1%2C99@pbx.example"
            })
    void whatWouldReachSomebodyElseIsRefused(String uri) {
        assertThat(refusal(uri)).isEqualTo(TransferOutcome.BAD_DESTINATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:alice@elsewhere.example",
                "sip:+15550123@10.0.0.1",
                "sip:alice@pbx.example.evil.example",
                "sip:alice@[::1]"
            })
    void usersOfForeignHostsAreNotReached(String uri) {
        assertThat(refusal(uri)).isEqualTo(TransferOutcome.NO_AUTHORIZATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sips:alice@pbx.example", "http://pbx.example/", "nonsense"})
    void otherSchemesAreNotSupported(String uri) {
        assertThat(refusal(uri)).isEqualTo(TransferOutcome.UNSUPPORTED_URI);
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 100_000})
    void aLongAddressIsRefused(int length) {
        assertThat(refusal("tel:+" + "1".repeat(length))).isEqualTo(TransferOutcome.BAD_DESTINATION);
    }
}
