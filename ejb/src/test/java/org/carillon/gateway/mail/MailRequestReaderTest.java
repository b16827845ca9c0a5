package org.carillon.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.ReceivedMail;
import org.carillon.mail.SmtpClient;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestedApplication;
import org.carillon.request.RequestedApplication.Attached;
import org.carillon.request.RequestedApplication.Linked;
import org.carillon.request.RequestedApplication.ReadAloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailRequestReaderTest {

    private static final String HEAD =
            "From: Anna <anna@client.test>\nMessage-ID: <1@client.test>\nMIME-Version: 1.0\n";
    private static final String VXML = "<vxml version=\"2.1\"><form/></vxml>";

    private final MailRequestReader reader = new MailRequestReader();

    @Test
    void aPlainTextIsReadAloudWithoutItsSignature() throws Exception {
        assertThat(application(HEAD + "\nThe doctor is late.\nCome at ten.\n\n-- \nAnna\nhttp://anna.test/\n"))
                .isEqualTo(new ReadAloud("The doctor is late.\nCome at ten."));
    }

    @Test
    void aLineThatIsOnlyALinkNamesTheApplication() throws Exception {
        assertThat(application(
                        HEAD + "\nSee http://not.this/ one\n  <https://apps.test/a.vxml?x=1> \nhttp://b.test/\n"))
                .isEqualTo(new Linked("https://apps.test/a.vxml?x=1"));
        assertThat(application(HEAD + "\nHTTP://apps.test/a.vxml\n")).isEqualTo(new Linked("HTTP://apps.test/a.vxml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/voicexml+xml",
                "application/voicexml+xml; charset=utf-8",
                "text/xml; name=\"call.VXML\"",
                "application/octet-stream; name=\"=?UTF-8?Q?call=2Evxml?=\"",
                "text/plain; name*=utf-8''call.vxml"
            })
    void anAttachedDocumentIsTheApplication(String type) throws Exception {
        assertThat(application(mixed("text/plain", "Please call. \nhttp://not.this/", type, VXML)))
                .isEqualTo(new Attached(VXML + "\r\n"));
    }

    @Test
    void aMailMayBeTheDocumentItself() throws Exception {
        assertThat(application(HEAD + "Content-Type: application/voicexml+xml\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getEncoder().encodeToString(VXML.getBytes(StandardCharsets.UTF_8)) + "\n"))
                .isEqualTo(new Attached(VXML));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-8", "UTF-16", "windows-1252"})
    void aDocumentIsDecodedByItsDeclarationWhichGoes(String charset) throws Exception {
        String document =
                "<?xml version=\"1.0\" encoding=\"" + charset + "\" standalone='yes'?><vxml>Gr\u00fc\u00dfe</vxml>";
        assertThat(application(attachment("application/voicexml+xml", document.getBytes(Charset.forName(charset)))))
                .isEqualTo(new Attached("<?xml version=\"1.0\" standalone='yes'?><vxml>Gr\u00fc\u00dfe</vxml>"));
    }

    @Test
    void aTextIsDecodedByItsCharset() throws Exception {
        assertThat(application(HEAD + "Content-Type: text/plain; charset=iso-8859-1\n"
                        + "Content-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe\n"))
                .isEqualTo(new ReadAloud("Gr\u00fc\u00dfe"));
        assertThat(application(HEAD + "\nGr\u00fc\u00dfe\n")).isEqualTo(new ReadAloud("Gr\u00fc\u00dfe"));
        assertThat(application(HEAD + "\nbell \u0007 and zero \0.\n")).isEqualTo(new ReadAloud("bell   and zero  ."));
    }

    @Test
    void ofAlternativesThePlainTextIsTaken() throws Exception {
        assertThat(application(
                        HEAD + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n"
                                + "<b>rich</b>\n--b\nContent-Type: text/plain\n\nplain\n--b--\n"))
                .isEqualTo(new ReadAloud("plain"));
    }

    @Test
    void eachCustomerIsARequestOfItsOwn() throws Exception {
        List<NewRequest> requests = reader.read(
                        mail(HEAD + "\nhi\n", "+15550100@x", "sip:bob@x", "+1 555 0100@x", "+15550101@x"))
                .requests();
        assertThat(requests).extracting(NewRequest::to).containsExactly("+15550100", "sip:bob", "+15550101");
        assertThat(requests.get(1).id()).isEqualTo(new RequestId(RequestId.Source.MAIL, "<1@client.test> sip:bob"));
        assertThat(requests.get(0).requesterId()).isEqualTo("anna");
        assertThat(requests.get(0).replyTo()).isEqualTo(ReplyTo.mail("anna@client.test", "<1@client.test>"));
    }

    @Test
    void aMailWithoutMessageIdIsKnownByItsOctetsIfItHasADate() throws Exception {
        String dated = "Date: Sat, 21 Nov 2026 02:00:00 +0000\n\nhi\n";
        RequestId first =
                reader.read(mail(dated, "+15550100@x")).requests().get(0).id();
        assertThat(first.value()).startsWith("sha256:");
        assertThat(reader.read(mail(dated, "+15550100@x")).requests().get(0).id())
                .isEqualTo(first);
        assertThat(reader.read(mail("Subject: none\n\nhi\n", "+15550100@x"))
                        .requests()
                        .get(0)
                        .id()
                        .value())
                .isNull();
        assertThat(reader.read(mail("Subject: none\n\nhi\n", "+15550100@x"))
                        .requests()
                        .get(0)
                        .replyTo()
                        .mailId())
                .isNull();
    }

    @Test
    void whoIsNoNumberIsRefused() {
        assertRefused(() -> reader.read(mail(HEAD + "\nhi\n", "+15550100@x", "bob@x")), 553, "5.1.3");
        assertRefused(() -> Recipient.addressOf("no-at-sign"), 553, "5.1.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated; x=y",
                "Precedence: bulk",
                "PRECEDENCE: List"
            })
    void automaticMailIsRefused(String header) {
        assertRefused(() -> application(header + "\n" + HEAD + "\nhi\n"), 554, "5.7.1");
    }

    @Test
    void mailThatSaysItIsNotAutomaticIsTaken() throws Exception {
        assertThat(application("Auto-Submitted: no (I am real)\n" + HEAD + "\nhi\n"))
                .isEqualTo(new ReadAloud("hi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\n-- \nonly a signature\n",
                "Content-Type: text/html\n\n<p>rich</p>\n",
                "Content-Type: image/png\n\nx\n",
                "Content-Type: text/plain; charset=klingon\n\nx\n",
                "Content-Type: text/plain; charset=\"no charset!\"\n\nx\n",
                "Content-Transfer-Encoding: rot13\n\nx\n",
                "Content-Type: text/plain; charset=utf-16\n\nx\n",
                "Content-Type: multipart/mixed; boundary=b\n\n--b--\n",
            })
    void whatCannotBeReadIsRefusedWithASentence(String rest) {
        assertRefused(() -> application(HEAD + rest), 554, "5.6.0");
    }

    @Test
    void aTextThatIsNotInItsCharsetIsRefused() {
        byte[] latin = (HEAD + "Content-Type: text/plain; charset=utf-8\n\nGr\u00fc\u00dfe\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(
                () -> reader.read(mail(latin, "+15550100@x")), 554, "5.6.0 A text of the mail is not valid UTF-8");
    }

    @Test
    void twoDocumentsAreRefused() {
        assertRefused(
                () -> application(mixed("application/voicexml+xml", VXML, "text/xml; name=b.vxml", VXML)),
                554,
                "5.6.0");
    }

    @Test
    void aBrokenMessageIdIsRefused() {
        assertRefused(() -> application("Message-ID: none\n\nhi\n"), 554, "5.6.0");
        assertRefused(() -> application("Message-ID: <a b@c>\n\nhi\n"), 554, "5.6.0");
        assertRefused(() -> application("Message-ID: <" + "x".repeat(400) + ">\n\nhi\n"), 554, "5.6.0");
    }

    @Test
    void tooManyHeadersPartsAndLevelsAreRefused() {
        assertRefused(() -> application("X: y\n".repeat(501) + "\nhi\n"), 554, "5.6.0 The mail has too many headers");
        assertRefused(() -> application(mixed(many(31))), 554, "5.6.0 The mail has too many parts");
        assertRefused(() -> application(mixed(many(2000))), 554, "5.6.0 The mail has too many parts");
        assertRefused(() -> application(HEAD + nested(7)), 554, "5.6.0 The mail has too many parts");
    }

    @Test
    void aFewPartsAndLevelsAreTaken() throws Exception {
        assertThat(application(mixed(many(20)))).isEqualTo(new ReadAloud("part"));
        assertThat(application(HEAD + nested(5))).isEqualTo(new ReadAloud("deep"));
    }

    @Test
    void noMailIsASurprise() throws Exception {
        Random random = new Random(20261121);
        byte[] original = mixed("text/plain; charset=utf-8", "Hello\nhttp://a.test/", "text/xml; name=b.vxml", VXML)
                .getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] mutated = original.clone();
            for (int change = random.nextInt(8); change >= 0; change--) {
                mutated[random.nextInt(mutated.length)] =
                        random.nextBoolean() ? (byte) random.nextInt(256) : original[random.nextInt(original.length)];
            }
            try {
                read += reader.read(mail(mutated, "+15550100@x")).requests().size();
            } catch (MailRefusedException expected) {
                assertThat(expected.code()).isEqualTo(554);
            }
        }
        assertThat(read).isBetween(500, 2999);
    }

    private RequestedApplication application(String mail) throws MailRefusedException {
        return reader.read(mail(mail, "+15550100@carillon.test"))
                .requests()
                .get(0)
                .application();
    }

    private RequestedApplication application(byte[] mail) throws MailRefusedException {
        return reader.read(mail(mail, "+15550100@carillon.test"))
                .requests()
                .get(0)
                .application();
    }

    private static ReceivedMail mail(String content, String... recipients) {
        return mail(content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), recipients);
    }

    private static ReceivedMail mail(byte[] content, String... recipients) {
        return new ReceivedMail(
                "anna",
                "anna@client.test",
                List.of(recipients),
                content,
                new SmtpClient("127.0.0.1", "client.test", false));
    }

    private static byte[] attachment(String type, byte[] content) {
        return (HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: " + type
                        + "\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getEncoder().encodeToString(content) + "\n--b--\n")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String mixed(String... typesAndContents) {
        StringBuilder mail = new StringBuilder(HEAD + "Content-Type: multipart/mixed; boundary=\"b b\"\n\n");
        for (int i = 0; i < typesAndContents.length; i += 2) {
            mail.append("--b b\nContent-Type: ").append(typesAndContents[i]);
            mail.append("\n\n").append(typesAndContents[i + 1]).append("\n\n");
        }
        return mail.append("--b b--\n").toString();
    }

    private static String[] many(int parts) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            all.addAll(List.of("text/plain", "part"));
        }
        return all.toArray(String[]::new);
    }

    private static String nested(int levels) {
        return IntStream.range(0, levels)
                        .mapToObj(i -> "Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n")
                        .collect(Collectors.joining())
                + "Content-Type: text/plain\n\ndeep\n";
    }

    private static void assertRefused(Attempt attempt, int code, String beginning) {
        assertThatThrownBy(attempt::make).isInstanceOfSatisfying(MailRefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getMessage()).startsWith(beginning);
        });
    }

    private interface Attempt {
        Object make() throws MailRefusedException;
    }
}
