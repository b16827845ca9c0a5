package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller says to {@code <record>} is there for the requester. */
@WireTest
class RecordingIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int HERTZ = 1_000;

    private static final String MAILBOX =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form>
                <record name="message" maxtime="6s" finalsilence="1s" beep="false">
                  <prompt>Speak.</prompt>
                  <filled><exit/></filled>
                </record>
              </form>
            </vxml>
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Scene scene;

    @TempDir
    private Path folder;

    RecordingIT(Scene scene) {
        this.scene = scene;
    }

    @Test
    void whatWasSaidIsListedServedInPartsAndDeleted() throws Exception {
        Path said = tone();
        scene.customer("+15558601").does(callee -> callee.saysAfterPrompt(said));
        CarillonApi shop = scene.server().api(Scene.REQUESTER);
        FollowedSession session = shop.ask(Requests.call("+15558601", MAILBOX).build());
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");

        String list = "/sessions/" + session.id() + "/recordings";
        List<JsonObject> recordings =
                shop.get(list).body().getJsonArray("recordings").getValuesAs(JsonObject.class);
        assertThat(recordings).hasSize(1);
        assertThat(recordings.get(0).getString("name")).isEqualTo("message");
        assertThat(session.awaitEvent("recorded", LIMIT).detail())
                .contains(recordings.get(0).getString("id"));
        String audio = list + "/" + recordings.get(0).getString("id");
        HttpResponse<byte[]> whole = get(audio, Scene.REQUESTER, null);
        HttpResponse<byte[]> part = get(audio, Scene.REQUESTER, "bytes=44-143");
        assertThat(whole.headers().firstValue("Content-Type")).contains("audio/x-wav");
        assertThat(whole.body()).hasSize(recordings.get(0).getInt("bytes"));
        assertThat(HeardTone.hears(samples(whole.body()), HERTZ)).isTrue();
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 44-143/" + whole.body().length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 44, 144));
        assertThat(get(audio, Scene.REQUESTER, "bytes=99999999-").statusCode()).isEqualTo(416);

        HttpRequest delete = request(audio, Scene.REQUESTER).DELETE().build();
        assertThat(http.send(delete, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
        assertThat(get(audio, Scene.REQUESTER, null).statusCode()).isEqualTo(404);
    }

    private HttpResponse<byte[]> get(String path, String who, String range) throws Exception {
        HttpRequest.Builder request = request(path, who);
        if (range != null) {
            request.header("Range", range);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path, String who) throws Exception {
        return HttpRequest.newBuilder(URI.create(scene.server().uri("/api/v1") + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + scene.server().key(who));
    }

    private Path tone() throws Exception {
        short[] samples = HeardTone.of(HERTZ, 1_500);
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        AudioFormat format = new AudioFormat(8_000, 16, 1, true, false);
        Path file = folder.resolve("tone.wav");
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }

    private static short[] samples(byte[] wav) throws Exception {
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            byte[] bytes = audio.readAllBytes();
            short[] samples = new short[bytes.length / 2];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return samples;
        }
    }
}
