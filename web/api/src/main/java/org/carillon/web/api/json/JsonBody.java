package org.carillon.web.api.json;

import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;

/** Reads a body as one JSON object: bounded, strictly UTF-8, no name twice. */
public final class JsonBody {

    /** Largest body, in bytes: a VoiceXML document of the greatest length with room for its escapes. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final JsonReaderFactory READERS =
            JsonProvider.provider().createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());

    private JsonBody() {}

    /**
     * Reads to the end.
     *
     * @throws ProblemException when it is too large or not a JSON object
     */
    public static JsonObject read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE, "A body may have at most " + MAX_BYTES + " bytes.");
        }
        return object(text(bytes));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("", "is not UTF-8");
        }
    }

    private static JsonObject object(String text) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text));
                JsonReader reader = READERS.createReader(new StringReader(text))) {
            refuseAllButOneObject(parser);
            return reader.readObject();
        } catch (JsonParsingException e) {
            throw ProblemException.invalid(
                    "",
                    "is not JSON: line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber());
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw ProblemException.invalid("", "is not JSON: it ends too early, or a name stands twice in an object");
        } catch (RuntimeException e) {
            // the parser's limits of depth and of the size of numbers
            if (e instanceof ProblemException) {
                throw e;
            }
            throw ProblemException.invalid("", "is not JSON that can be read: " + e.getMessage());
        }
    }

    /** The reader stops after the first value; the parser goes on to the end. */
    private static void refuseAllButOneObject(JsonParser parser) {
        if (parser.next() != JsonParser.Event.START_OBJECT) {
            throw ProblemException.invalid("", "must be a JSON object");
        }
        while (parser.hasNext()) {
            parser.next();
        }
    }
}
