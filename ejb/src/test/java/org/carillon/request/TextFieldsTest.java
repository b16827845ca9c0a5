package org.carillon.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class TextFieldsTest {

    @Test
    void dotsLeadIntoObjectsAndBracketsMakeLists() throws Exception {
        TextFields fields = new TextFields()
                .add("to", "+15550100")
                .add("application.text", "12")
                .add("parameters.order", "4711")
                .add("alternatives[]", "+15550101")
                .add("alternatives[]", "+15550102");

        assertThat(fields.json())
                .isEqualTo(
                        json(
                                """
                        {"to": "+15550100", "application": {"text": "12"}, "parameters": {"order": "4711"},
                         "alternatives": ["+15550101", "+15550102"]}"""));
    }

    @Test
    void numbersAreReadWhereNoFreeTextIsExpected() throws Exception {
        TextFields fields = new TextFields()
                .add("priority", "9")
                .add("attempts", "many")
                .add("retries.busy.again", "2")
                .add("retries.busy.delaySeconds[]", "60");

        assertThat(fields.json())
                .isEqualTo(json("{\"priority\": 9, \"attempts\": \"many\", \"retries\": {\"busy\": {\"again\": 2,"
                        + " \"delaySeconds\": [60]}}}"));
    }

    @Test
    void aFieldThatStandsTwiceIsNamed() {
        assertThat(problemsOf(new TextFields().add("to", "1").add("to", "2"))).isEqualTo("to: stands twice");
        assertThat(problemsOf(new TextFields().add("to", "1").add("to[]", "2"))).isEqualTo("to[]: stands twice");
        assertThat(problemsOf(new TextFields().add("application.text", "1").add("application", "2")))
                .isEqualTo("application: stands twice");
    }

    @Test
    void aTextIsNoObject() {
        assertThat(problemsOf(new TextFields().add("application", "x").add("application.text", "y")))
                .isEqualTo("application.text: is not known here");
    }

    @Test
    void whatIsNestedTooDeeplyOrTooMuchIsRefused() {
        TextFields many = new TextFields();
        for (int i = 0; i < 600; i++) {
            many.add("f" + i, "x");
        }

        assertThat(problemsOf(new TextFields().add("a.b.c.d.e", "x"))).isEqualTo("a.b.c.d.e: is not known here");
        assertThat(problemsOf(many)).isEqualTo(": has more than 500 fields");
    }

    private static String problemsOf(TextFields fields) {
        return catchThrowableOfType(InvalidRequestException.class, fields::json).getMessage();
    }

    private static jakarta.json.JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
