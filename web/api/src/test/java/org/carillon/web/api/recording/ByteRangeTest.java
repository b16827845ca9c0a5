package org.carillon.web.api.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples of RFC 9110 section 14.1.2, of 10,000 bytes. */
class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-499, 0, 499",
        "bytes=500-999, 500, 999",
        "bytes=-500, 9500, 9999",
        "bytes=9500-, 9500, 9999",
        "bytes=0-0, 0, 0",
        "bytes=9000-99999, 9000, 9999",
        "bytes=-20000, 0, 9999"
    })
    void aRangeIsServed(String header, long first, long last) throws Exception {
        assertThat(ByteRange.read(header, 10_000)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "bytes=-", "bytes=0-0,-1", "bytes=5-2", "lines=1-2", "bytes=a-b", "bytes=1-99999999999999999"
            })
    void withAnyOtherTheWholeIsServed(String header) throws Exception {
        assertThat(ByteRange.read(header, 10_000)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10000-", "bytes=99999-100000", "bytes=-0"})
    void whereNothingLiesNothingIsServed(String header) {
        assertThatThrownBy(() -> ByteRange.read(header, 10_000)).isInstanceOf(ByteRange.UnsatisfiableException.class);
    }
}
