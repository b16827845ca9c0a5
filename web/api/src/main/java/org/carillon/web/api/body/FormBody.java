package org.carillon.web.api.body;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.TextFields;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.problem.ProblemException;

/** A request as a web form sends it ({@code application/x-www-form-urlencoded}, UTF-8), its fields named as {@link TextFields} has them. */
final class FormBody {

    private FormBody() {}

    static JsonObject read(InputStream body) throws IOException, InvalidRequestException {
        TextFields fields = new TextFields();
        for (String pair : JsonBody.text(body).split("&")) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            // an input that was left empty is sent, too
            if (!value.isEmpty()) {
                fields.add(decoded(pair.substring(0, equals)), value);
            }
        }
        return fields.json();
    }

    private static String decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\uFFFD') < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("", "is not form-encoded: " + e.getMessage());
        }
        throw ProblemException.invalid("", "is not UTF-8");
    }
}
