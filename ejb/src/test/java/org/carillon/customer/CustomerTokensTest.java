package org.carillon.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final CustomerAddress NUMBER = new CustomerAddress("+15550100");

    private static CustomerTokens at(Instant now, int key) {
        byte[] secret = new byte[32];
        secret[0] = (byte) key;
        return new CustomerTokens(secret, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String token() {
        return at(NOW, 1).issue(NUMBER, "shop", Duration.ofDays(30));
    }

    @Test
    void aTokenStandsForItsCustomerUntilItEnds() {
        var bearer = at(NOW.plus(Duration.ofDays(29)), 1).read(token()).orElseThrow();

        assertThat(bearer.address()).isEqualTo(NUMBER);
        assertThat(bearer.requesterId()).isEqualTo("shop");
        assertThat(bearer.expires()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(at(NOW.plus(Duration.ofDays(30)), 1).read(token())).isEmpty();
    }

    @Test
    void aTokenOfAnotherKeyStandsForNobody() {
        assertThat(at(NOW, 2).read(token())).isEmpty();
    }

    @Test
    void noCharacterOfATokenCanBeChanged() {
        String token = token();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            // the last character of a Base64 text has bits that mean nothing
            if (i < token.length() - 1) {
                assertThat(at(NOW, 1).read(changed)).as(changed).isEmpty();
            }
        }
    }

    @Test
    void whatIsNoTokenStandsForNobody() {
        String forged = Base64.getUrlEncoder().encodeToString("9999999999 +15550100 shop".getBytes());
        for (String text :
                new String[] {null, "", "cw_", "cw_.", "cw_a.b.c", "cw_%%.%%", "cw_" + forged + ".", "x".repeat(5_000)
                }) {
            assertThat(at(NOW, 1).read(text)).as(text).isEmpty();
        }
    }

    @Test
    void theKeyIsMadeOnceAndForItsOwnerAlone(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("config/links.key");

        byte[] first = KeyFile.read(file);

        assertThat(first).hasSize(32);
        assertThat(KeyFile.read(file)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }
    }
}
