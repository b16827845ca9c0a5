package org.carillon.web.api.donotcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoNotCallCursorTest {

    @Test
    void whatIsWrittenIsRead() {
        DoNotCallCursor cursor = new DoNotCallCursor("+15550100", "*");

        assertThat(DoNotCallCursor.read(cursor.write())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense!", "YQ", "YSBiIGM"})
    void whatIsNoCursorIsRefused(String cursor) {
        assertThatThrownBy(() -> DoNotCallCursor.read(cursor)).isInstanceOf(IllegalArgumentException.class);
    }
}
