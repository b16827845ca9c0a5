package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.carillon.telephony.media.PortRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator may say about the protection of voice. */
@Timeout(30)
class ProtectedVoiceTest {

    private static final int PORT = 5_999;

    private Exchange exchange;

    @BeforeEach
    void open() throws Exception {
        exchange = new Exchange(new PortRange(36_400, 36_499));
    }

    @AfterEach
    void close() throws Exception {
        exchange.close();
    }

    private String refusal(String options) {
        return assertThrows(IllegalArgumentException.class, () -> exchange.connect(PORT, options))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {";srtp=optional", ";srtp=required;transport=tcp", ";srtp=required;srtp-over-plain=false"})
    void keysAreNotToldWhereEverybodyCanReadThem(String options) {
        assertEquals(
                "server north would get the keys of srtp in the clear: set transport=tls, or srtp-over-plain=true",
                refusal(options));
    }

    @Test
    void theOperatorMayTrustTheNetwork() throws Exception {
        exchange.connect(PORT, ";srtp=required;srtp-over-plain=true");
    }

    @Test
    void otherWordsAreRefused() {
        assertTrue(refusal(";srtp=sometimes").contains("srtp is off, optional or required"));
        assertTrue(refusal(";srtp=off;srtp-over-plain=maybe").contains("srtp-over-plain is true or false"));
    }
}
