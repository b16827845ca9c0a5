package org.carillon.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.ReceivedMail;
import org.carillon.mail.SmtpClient;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.request.RequestedApplication.Attached;
import org.carillon.request.RequestedApplication.Linked;
import org.carillon.request.RequestedApplication.ReadAloud;
import org.junit.jupiter.api.Test;

class MailOptionsTest {

    private static final String HEAD = "Message-ID: <1@client.test>\nMIME-Version: 1.0\n";
    private static final String JSON = "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
            + "Content-Type: text/plain\n\n%s\n--b\nContent-Type: application/json\n\n%s\n--b--\n";

    private final MailRequestReader reader = new MailRequestReader();

    @Test
    void linesAtTheTopOfTheTextAreOptionsAndTheRestIsReadAloud() throws Exception {
        NewRequest request = one(
                """

                At: 2026-12-01T09:00:00+01:00
                expires: 2026-12-01T12:00:00+01:00
                PRIORITY: 7
                Retries: 2
                Caller-ID: +15550199
                language: de-DE
                Alternatives: +15550101, +15550102
                Callback: https://shop.test/told
                Outcome to: desk@shop.test
                Parameter: order=4711
                parameter: who = Anna = me

                Your parcel has arrived.
                At: the door.
                """);
        assertThat(request.application()).isEqualTo(new ReadAloud("Your parcel has arrived.\nAt: the door."));
        assertThat(request.at()).isEqualTo(Instant.parse("2026-12-01T08:00:00Z"));
        assertThat(request.expires()).isEqualTo(Instant.parse("2026-12-01T11:00:00Z"));
        assertThat(request.priority()).isEqualTo(7);
        assertThat(request.attempts()).isEqualTo(3);
        assertThat(request.callerId()).isEqualTo("+15550199");
        assertThat(request.language()).isEqualTo("de-DE");
        assertThat(request.alternatives()).containsExactly("+15550101", "+15550102");
        assertThat(request.replyTo().callback()).isEqualTo("https://shop.test/told");
        assertThat(request.replyTo().mail()).isEqualTo("desk@shop.test");
        assertThat(request.replyTo().mailId()).isEqualTo("<1@client.test>");
        assertThat(request.parameters()).isEqualTo(Map.of("order", "4711", "who", "Anna = me"));
    }

    @Test
    void aLinkMayFollowTheOptions() throws Exception {
        assertThat(one("priority: 1\n\nhttps://apps.test/a.vxml\n").application())
                .isEqualTo(new Linked("https://apps.test/a.vxml"));
    }

    @Test
    void aTextThatOnlyLooksLikeOptionsIsReadAloud() throws Exception {
        assertThat(one("Note: the doctor is late.\nCome at ten.\n").application())
                .isEqualTo(new ReadAloud("Note: the doctor is late.\nCome at ten."));
    }

    @Test
    void eachWrongOptionIsToldWithItsLine() {
        assertProblems(
                "\npriority: ten\nretries: 10\npriorty: 3\nno option\nparameter: 1=2\npriority: 4\n\nhello\n",
                "line 4: 'priorty' is no option, but these are: number, at, ",
                "line 3: retries must be a whole number from 0 to 9",
                "line 5: is not written Key: value; an empty line ends the options",
                "line 6: parameter must be name=value",
                "line 7: priority was set before, by priority in line 2");
        assertProblems(
                "priority: ten\nat: tomorrow\n\nhello\n",
                "line 1: priority must be a whole number",
                "line 2: at must be");
        assertProblems("priorty: 4\nretries: 1\n\nhello\n", "line 1: 'priorty' is no option");
    }

    @Test
    void whatIntakeFindsWrongIsToldWithItsLineToo() throws Exception {
        MailRequests asked = read(HEAD + "\nretries: 3\nparameter: a=b\npriority: 12\n\nhello\n");
        assertThat(asked.refusal(List.of(
                                new Problem("priority", "must be from 0 to 9"),
                                new Problem("parameters.a", "is longer than 1000 characters"),
                                new Problem("application.text", "is empty")))
                        .getMessage())
                .isEqualTo("5.6.0 line 3: priority must be from 0 to 9; "
                        + "line 2: parameter a is longer than 1000 characters; application.text is empty");
    }

    @Test
    void headersAreOptionsToo() throws Exception {
        NewRequest request = read("X-Carillon-Priority: 2\nX-Carillon-Caller-Id: =?utf-8?q?+1555=30199?=\n"
                        + "X-Carillon-Parameter: a=1\nX-Carillon-Parameter: b=2\nX-Carillon-Digest: v=1\n" + HEAD
                        + "\nhello\n")
                .requests()
                .get(0);
        assertThat(request.priority()).isEqualTo(2);
        assertThat(request.callerId()).isEqualTo("+15550199");
        assertThat(request.parameters()).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThatThrownBy(() -> read("X-Carillon-Prio: 2\n" + HEAD + "\nhello\n"))
                .hasMessageContaining("header X-Carillon-prio: is no option, but these are: number, ");
    }

    @Test
    void aJsonPartIsTheRequestWithoutItsRecipient() throws Exception {
        NewRequest request = read(HEAD
                        + JSON.formatted(
                                "regards",
                                "{\"application\": {\"url\": \"https://a.test/\"}, \"priority\": 3, \"parameters\": {\"a\": \"1\"}}"))
                .requests()
                .get(0);
        assertThat(request.application()).isEqualTo(new Linked("https://a.test/"));
        assertThat(request.priority()).isEqualTo(3);
        assertThat(request.parameters()).isEqualTo(Map.of("a", "1"));
        assertJsonProblem("{\"prio\": 3}", "JSON part: prio is not known here");
        assertJsonProblem("{\"application\": {\"url\": 3}}", "JSON part: application.url must be a string");
        assertJsonProblem("{\"priority\": ", "JSON part: is not JSON");
        assertJsonProblem("[".repeat(5000), "JSON part: is not JSON");
        assertJsonProblem("[]", "JSON part: must be a JSON object");
        assertJsonProblem("{\"reply\": 1}", "JSON part: reply must be true or false");
        assertJsonProblem("{\"parameters\": 1}", "JSON part: parameters must be a JSON object");
    }

    @Test
    void theTextCountsBeforeTheJsonPartAndThatBeforeTheHeaders() throws Exception {
        NewRequest request = read("X-Carillon-Priority: 1\nX-Carillon-Attempts: 1\nX-Carillon-Language: fr\n"
                        + "X-Carillon-Parameter: a=header\nX-Carillon-Parameter: h=header\n" + HEAD
                        + JSON.formatted(
                                "priority: 3\nparameter: a=line\n\nhello",
                                "{\"priority\": 2, \"attempts\": 2, \"parameters\": {\"a\": \"json\", \"j\": \"json\"}}"))
                .requests()
                .get(0);
        assertThat(request.priority()).isEqualTo(3);
        assertThat(request.attempts()).isEqualTo(2);
        assertThat(request.language()).isEqualTo("fr");
        assertThat(request.parameters()).isEqualTo(Map.of("a", "line", "j", "json", "h", "header"));
    }

    @Test
    void twoApplicationsAreRefused() {
        assertThatThrownBy(() -> read(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                        + "Content-Type: application/voicexml+xml\n\n<vxml/>\n--b\nContent-Type: application/json\n\n"
                        + "{\"application\": {\"text\": \"hi\"}}\n--b--\n"))
                .hasMessageContaining("two applications");
    }

    @Test
    void optionsStandBesideAnAttachedDocument() throws Exception {
        NewRequest request = read(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                        + "Content-Type: text/plain\n\npriority: 8\n--b\n"
                        + "Content-Type: application/voicexml+xml\n\n<vxml/>\n--b--\n")
                .requests()
                .get(0);
        assertThat(request.priority()).isEqualTo(8);
        assertThat(request.application()).isInstanceOf(Attached.class);
    }

    @Test
    void optionsSurviveFlowedQuotedPrintableText() throws Exception {
        NewRequest request = read(HEAD + "Content-Type: text/plain; charset=iso-8859-1; format=flowed; delsp=yes\n"
                        + "Content-Transfer-Encoding: quoted-printable\n\n"
                        + "Parameter: name=3DJ=FCr=20\ngen\n\nThe door=20=20\nis open.\n")
                .requests()
                .get(0);
        assertThat(request.parameters()).isEqualTo(Map.of("name", "J\u00fcrgen"));
        assertThat(request.application()).isEqualTo(new ReadAloud("The door is open."));
    }

    @Test
    void theNumbersAreTheRecipientsAndNothingElse() {
        assertThatThrownBy(() -> one("number: +15550109\n\nhello\n"))
                .hasMessageContaining("line 1: the recipients of the mail are the numbers to call already");
    }

    @Test
    void inAMailboxTheNumbersMayStandInTheText() throws Exception {
        MailRequests asked = reader.read(fromMailbox("number: +15550100, +1 555 0101\nreply: no\n\nhello\n"));
        assertThat(asked.requests()).extracting(NewRequest::to).containsExactly("+15550100", "+15550101");
        assertThat(asked.options().reply()).isFalse();
        assertThatThrownBy(() -> reader.read(fromMailbox("hello\n"))).hasMessageContaining("names nobody to call");
        assertThatThrownBy(() -> reader.read(fromMailbox("number: bob, +1\n\nhello\n")))
                .hasMessageContaining("line 1: number 'bob' is not a number in E.164 form, such as +15550100; "
                        + "line 1: number '+1' is not a number");
        assertThatThrownBy(() -> reader.read(fromMailbox("number: " + "+15550100,".repeat(10_000) + "\n\nhello\n")))
                .hasMessageContaining("line 1: number names more than 100 numbers");
    }

    private NewRequest one(String text) throws MailRefusedException {
        return read(HEAD + "\n" + text).requests().get(0);
    }

    private MailRequests read(String mail) throws MailRefusedException {
        return reader.read(new ReceivedMail(
                "shop",
                "orders@shop.test",
                List.of("+15550100@carillon.test"),
                octets(mail),
                new SmtpClient("127.0.0.1", "client.test", false)));
    }

    private static ReceivedMail fromMailbox(String text) {
        return new ReceivedMail("shop", "orders@shop.test", List.of(), octets(HEAD + "\n" + text), null);
    }

    private static byte[] octets(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private void assertProblems(String text, String... parts) {
        assertThatThrownBy(() -> one(text))
                .isInstanceOfSatisfying(RequestProblemsException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(554))
                .hasMessageContainingAll(parts);
    }

    private void assertJsonProblem(String json, String problem) {
        assertThatThrownBy(() -> read(HEAD + JSON.formatted("hello", json))).hasMessageContaining(problem);
    }
}
