package org.carillon.intake.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final String SHIPPED =
            """
            {"application": {"text": "Order {{order}} comes {{day}}."}, "priority": 7, "attempts": 2,
             "parameters": {"order": {"required": true, "maxLength": 6}, "day": {"default": "soon", "values": ["soon", "today"]}}}
            """;

    @Test
    void itsValuesAreFilledIntoTheText() throws Exception {
        NewRequest request = read(SHIPPED).applyTo(request(Map.of("order", "$1", "day", "today"), null));

        assertThat(request.application()).isEqualTo(new RequestedApplication.ReadAloud("Order $1 comes today."));
        assertThat(request.parameters()).isEqualTo(Map.of("order", "$1", "day", "today"));
    }

    @Test
    void whatTheRequestLeavesOutIsTheTemplates() throws Exception {
        NewRequest request = read(SHIPPED).applyTo(request(Map.of("order", "4711"), 1));

        assertThat(request.priority()).isEqualTo(1);
        assertThat(request.attempts()).isEqualTo(2);
        assertThat(request.parameters()).containsEntry("day", "soon");
    }

    @Test
    void valuesThatItDoesNotExpectAreNamed() throws Exception {
        Template template = read(SHIPPED);
        NewRequest wrong = request(Map.of("day", "never", "colour", "red"), null);

        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> template.applyTo(wrong))
                        .problems())
                .extracting(problem -> problem.field() + " " + problem.detail())
                .containsExactlyInAnyOrder(
                        "parameters.day must be one of soon, today",
                        "parameters.colour is not a parameter of the template",
                        "parameters.order is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | application",
                "{'application': {'text': 'x'}, 'colour': 1} | colour",
                "{'application': {'text': 'x'}, 'priority': 10} | priority",
                "{'application': {'text': 'x'}, 'attempts': 1e9} | attempts",
                "{'application': {'text': 'x'}, 'callerId': 5} | callerId",
                "{'application': {'text': 'x'}, 'parameters': []} | parameters",
                "{'application': {'text': 'x'}, 'parameters': {'a b': {}}} | parameters",
                "{'application': {'text': 'x'}, 'parameters': {'a': {'required': 1}}} | parameters.a",
                "{'application': {'text': 'x'}, 'parameters': {'a': {'values': [1]}}} | parameters.a",
                "{'application': {'text': 'x'}, 'parameters': {'a': {'maxLength': 2, 'default': 'abc'}}} | parameters.a",
                "{'application': {'text': 'Dear {{name}}'}} | application.text",
                "{'application': {'template': 'other'}} | application.template"
            })
    void whatIsWrongWithATemplateIsNamed(String json, String field) {
        InvalidRequestException refusal =
                catchThrowableOfType(InvalidRequestException.class, () -> read(json.replace('\'', '"')));

        assertThat(refusal.problems())
                .extracting(InvalidRequestException.Problem::field)
                .isEqualTo(List.of(field));
    }

    private static Template read(String json) throws InvalidRequestException {
        return TemplateReader.read(Json.createReader(new StringReader(json)).readObject());
    }

    private static NewRequest request(Map<String, String> parameters, Integer priority) {
        return new NewRequest(
                "shop",
                new RequestId(Source.REST, null),
                "+15550100",
                new RequestedApplication.Templated("shipped"),
                parameters,
                null,
                null,
                priority,
                null,
                null,
                ReplyTo.NOBODY);
    }
}
