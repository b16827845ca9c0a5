package org.carillon.web.api.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.request.NewRequest;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    private static final RequestId ID = new RequestId(Source.REST, "order-4711");

    private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED_TYPE;
    private static final MediaType XML = MediaType.APPLICATION_XML_TYPE;

    @Test
    void jsonXmlAndFormsAreTheSameRequest() throws Exception {
        NewRequest json = read(
                MediaType.APPLICATION_JSON_TYPE,
                """
                {"to": "+15550100", "application": {"text": "a < b"}, "priority": 7, "parameters": {"$x": "1"},
                 "alternatives": ["+15550101", "+15550102"], "replyTo": {"mail": "a@b.test"}}""");

        NewRequest xml = read(
                XML,
                """
                <?xml version="1.0"?>
                <!-- to the first customer -->
                <request><to>+15550100</to><application><text>a &lt; b</text></application><priority> 7 </priority>
                  <parameters><parameter name="$x">1</parameter></parameters>
                  <alternatives><item>+15550101</item><item>+15550102</item></alternatives>
                  <replyTo><mail>a@b.test</mail></replyTo></request>""");
        NewRequest form = read(
                FORM,
                "to=%2B15550100&application.text=a+%3C+b&priority=7&parameters.%24x=1&alternatives%5B%5D=%2B15550101"
                        + "&alternatives[]=%2B15550102&replyTo.mail=a@b.test&callerId=");

        assertThat(xml).isEqualTo(json);
        assertThat(form).isEqualTo(json);
    }

    @Test
    void vxmlTravelsInCdata() throws Exception {
        NewRequest request = read(
                XML,
                "<request><to>+15550100</to><application><vxml><![CDATA[<vxml version=\"2.1\"/>]]></vxml></application></request>");

        assertThat(request.application()).hasToString("Attached[vxml=<vxml version=\"2.1\"/>]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE request [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><request><to>&x;</to></request>",
                "<!DOCTYPE request SYSTEM \"http://127.0.0.1:1/x.dtd\"><request/>",
                "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><request><to>&b;</to></request>",
                "<request><to>&unknown;</to></request>",
                "<request><to>1</to></request><request/>",
                "<request><to>1</request>",
                "<order/>",
                "",
                "no XML at all",
                "<request xmlns=\"urn:x\"><to>1</to></request>",
                "<request><to a=\"1\">1</to></request>",
                "<request><to>1</to><to>2</to></request>",
                "<request>text<to>1</to></request>",
                "<request><parameters><parameter>1</parameter></parameters></request>"
            })
    void hostileOrWrongXmlIsRefused(String xml) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> read(XML, xml));

        assertThat(refusal.problem().status()).isEqualTo(400);
    }

    @Test
    void deepOrLongXmlIsRefused() {
        String deep = "<request>" + "<a>".repeat(50) + "</a>".repeat(50) + "</request>";
        String many = "<request><alternatives>" + "<item>1</item>".repeat(2_000) + "</alternatives></request>";

        for (String xml : List.of(deep, many)) {
            ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> read(XML, xml));
            assertThat(refusal.problem().errors().get(0).detail()).contains("too many elements");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'to=%zz', 400, ''",
        "'to=%ff', 400, ''",
        "'to=1&to=2', 400, /to",
        "'to=%2B15550100&application.text=x&priority=high', 400, /priority",
        "'to=%2B15550100&application.text=x&colour=1', 400, /colour",
        "'', 400, /to"
    })
    void whatIsWrongInAFormIsNamed(String form, int status, String field) {
        Exception refusal = catchThrowableOfType(Exception.class, () -> read(FORM, form));

        assertThat(Problems.logged(refusal).status()).isEqualTo(status);
        assertThat(Problems.logged(refusal).errors().get(0).field()).isEqualTo(field);
    }

    private static NewRequest read(MediaType type, String body) throws Exception {
        return RequestBody.read(type, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "shop", ID);
    }
}
