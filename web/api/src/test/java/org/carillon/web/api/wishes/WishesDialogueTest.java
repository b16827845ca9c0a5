package org.carillon.web.api.wishes;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.vxml.Application;
import org.carillon.vxml.VoiceXmlEngine;
import org.carillon.vxml.VoiceXmlSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents by which customers say on the telephone what they want. */
class WishesDialogueTest {

    @ParameterizedTest
    @ValueSource(strings = {"wishes.vxml", "wishes-dialog.vxml"})
    void theDocumentCanRun(String name) throws Exception {
        byte[] document = Files.readAllBytes(Path.of("src/main/webapp/vxml", name));
        VoiceXmlEngine engine = new VoiceXmlEngine(VoiceXmlSettings.strict());
        try {
            assertThatCode(() -> engine.check(new Application.Attached(
                            document, URI.create("https://carillon.example/api/vxml/" + name))))
                    .doesNotThrowAnyException();
        } finally {
            engine.close();
        }
    }
}
