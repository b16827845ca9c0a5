package org.carillon.web.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void whatWasWrittenIsRead() {
        assertThat(Cursor.read(Cursor.write("2026-11-21T09:00:00Z", 4711), 2))
                .containsExactly("2026-11-21T09:00:00Z", "4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "YQ", "YSBiIGM"})
    void whatIsNoneOfOursIsRefused(String cursor) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.read(cursor, 2));
    }

    @Test
    void aLongOneIsRefused() {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[5_000]);

        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.read(cursor, 1));
    }
}
