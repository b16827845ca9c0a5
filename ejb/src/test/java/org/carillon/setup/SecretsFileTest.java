package org.carillon.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsFileTest {

    @Test
    void onlyTheOwnerCanReadIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("config/secrets.properties");
        SecretsFile.write(file, Map.of("operator", "ck_1"));
        SecretsFile.write(file, Map.of("operator", "ck_2"));
        assertThat(Files.readString(file))
                .contains("carillon.key.operator=ck_2")
                .doesNotContain("ck_1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
