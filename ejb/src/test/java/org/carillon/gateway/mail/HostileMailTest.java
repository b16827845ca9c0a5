package org.carillon.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.MailboxMail;
import org.carillon.mail.ReceivedMail;
import org.carillon.mail.SmtpClient;
import org.carillon.request.RequestedApplication.ReadAloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that mean no good: each gets its refusal, and none of them takes more memory than a few times its size. */
class HostileMailTest {

    private static final int MALFORMED = 1_000;
    private static final long MEBIBYTE = 1024 * 1024;

    private static final String HEAD =
            "From: Anna <anna@client.test>\nMessage-ID: <1@client.test>\nMIME-Version: 1.0\n";

    private static final List<String> ORIGINALS = List.of(
            HEAD + "X-Carillon-Priority: 3\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                    + "Content-Type: text/plain; charset=utf-8; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n"
                    + "at: 2026-12-01T09:00:00+01:00\nparameter: a=3D1\n\nHallo Gr=C3=BC=C3=9Fe \nweiter\n--b\n"
                    + "Content-Type: application/json\n\n{\"attempts\": 2, \"parameters\": {\"b\": \"2\"}}\n--b--\n",
            HEAD + "Subject: =?utf-8?b?R3LDvMOfZQ==?=\nContent-Type: multipart/alternative; boundary=\"=_x\"\n\n--=_x\n"
                    + "Content-Type: multipart/related; boundary=y\n\n--y\nContent-Type: text/html\n\n<p>Hi</p>\n--y--\n--=_x\n"
                    + "Content-Type: text/plain; charset*=us-ascii''utf-8\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\n--=_x--\n",
            HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                    + "Content-Type: application/octet-stream; name*0=\"call\"; name*1=\".vxml\"\n\n"
                    + "<?xml version=\"1.0\" encoding=\"utf-8\"?><vxml version=\"2.1\"><form/></vxml>\n--b--\n");

    private final MailRequestReader reader = new MailRequestReader();

    @Test
    void aThousandMalformedMailsAreReadOrRefusedWithinBoundedMemory() {
        Random random = new Random(20261121);
        int refused = 0;
        long most = 0;
        for (int i = 0; i < MALFORMED; i++) {
            byte[] mail = mutated(ORIGINALS.get(i % ORIGINALS.size()), random);
            long before = allocated();
            refused += isRefused(mail) ? 1 : 0;
            most = Math.max(most, allocated() - before);
        }
        assertThat(refused).isBetween(MALFORMED / 10, MALFORMED - 1);
        assertThat(most).as("octets for the most expensive of them").isLessThan(16 * MEBIBYTE);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("bombs")
    void aBombIsRefusedAtTheCostOfReadingIt(String bomb) {
        byte[] mail = octets(bomb);
        // classes are loaded before it is measured
        ORIGINALS.forEach(original -> isRefused(octets(original)));
        long before = allocated();
        assertThat(isRefused(mail)).isTrue();
        assertThat(allocated() - before).isLessThan(16L * mail.length + 8 * MEBIBYTE);
    }

    static List<String> bombs() {
        return List.of(
                HEAD + nested(500),
                HEAD + nested(20) + "\n",
                HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n\n".repeat(50_000) + "--b--\n",
                HEAD + "X: y\n".repeat(100_000) + "\nhi\n",
                HEAD + "X: " + "y ".repeat(500_000) + "\n\nhi\n",
                HEAD + "X:\n" + " y\n".repeat(200_000) + "\nhi\n",
                HEAD + "Content-Type: text/plain" + "; a=b".repeat(20_000) + "; charset=klingon\n\nhi\n",
                HEAD + "Content-Type: text/plain; " + "charset*0*=".repeat(5_000) + "\n\n\n",
                HEAD + "\n" + "priority: 1\n".repeat(80_000),
                HEAD + "\npriority: 1\n" + "x".repeat(900_000),
                HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n--b\nContent-Type: application/json\n\n"
                        + "[".repeat(900_000) + "\n--b--\n",
                HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n--b\nContent-Type: application/json\n\n"
                        + "{\"priority\": 1e999999999}\n--b--\n",
                HEAD
                        + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n--b\nContent-Type: application/json\n\n{"
                        + IntStream.range(0, 50_000)
                                .mapToObj(i -> "\"x" + i + "\": 1")
                                .collect(Collectors.joining(","))
                        + "}\n--b--\n");
    }

    @Test
    void anArchiveIsLeftAlone() throws Exception {
        String mail = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b\n"
                + "Content-Type: application/zip; name=call.vxml.zip\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(zipOfZeros()) + "\n--b--\n";
        long before = allocated();
        assertThat(reader.read(bySmtp(octets(mail), "+15550100@x"))
                        .requests()
                        .get(0)
                        .application())
                .isEqualTo(new ReadAloud("Hello"));
        assertThat(allocated() - before).as("256 MiB when unpacked").isLessThan(16 * MEBIBYTE);
    }

    @Test
    void tenThousandRecipientsInAMailboxAreRefusedByTheSizeOfTheHeader() {
        String to = IntStream.range(0, 10_000)
                .mapToObj(i -> "calls+1555" + (100_000 + i) + "@x.test")
                .collect(Collectors.joining(",\n "));
        assertThatThrownBy(() -> MailboxLetter.of(inMailbox(HEAD + "To: " + to + "\n\nhi\n")))
                .isInstanceOf(MailRefusedException.class)
                .hasMessageContaining("too many headers");
    }

    @Test
    void tenThousandRecipientsBySmtpTakeMemoryForTheirNumbersOnly() throws Exception {
        String[] recipients = IntStream.range(0, 10_000)
                .mapToObj(i -> "+1555" + (100_000 + i) + "@x")
                .toArray(String[]::new);
        byte[] mail = octets(HEAD + "\n" + "hello ".repeat(800) + "\n");
        reader.read(bySmtp(mail, recipients));
        long before = allocated();
        assertThat(reader.read(bySmtp(mail, recipients)).requests()).hasSize(10_000);
        assertThat(allocated() - before).isLessThan(100 * MEBIBYTE);
    }

    private boolean isRefused(byte[] mail) {
        try {
            return reader.read(bySmtp(mail, "+15550100@x")).requests().isEmpty();
        } catch (MailRefusedException refusal) {
            assertThat(refusal.code()).isEqualTo(554);
            assertThat(refusal.getMessage()).startsWith("5.").hasSizeLessThan(16_000);
            return true;
        }
    }

    /** Octets changed, cut out, doubled, or lines exchanged. */
    private static byte[] mutated(String original, Random random) {
        StringBuilder mail = new StringBuilder(original.replace("\n", "\r\n"));
        for (int change = random.nextInt(6); change >= 0; change--) {
            int from = random.nextInt(mail.length());
            int to = Math.min(mail.length(), from + 1 + random.nextInt(40));
            switch (random.nextInt(5)) {
                case 0 -> mail.setCharAt(from, (char) random.nextInt(256));
                case 1 -> mail.delete(from, to);
                case 2 -> mail.insert(from, mail.substring(from, to).repeat(1 + random.nextInt(50)));
                case 3 -> mail.insert(from, "\r\n");
                default -> mail.insert(from, mail.substring(random.nextInt(to), to));
            }
        }
        return mail.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String nested(int levels) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return mail.append("\ndeep\n").toString();
    }

    private static byte[] zipOfZeros() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("call.vxml"));
            byte[] zeros = new byte[(int) MEBIBYTE];
            for (int i = 0; i < 256; i++) {
                zip.write(zeros);
            }
        }
        return archive.toByteArray();
    }

    private static ReceivedMail bySmtp(byte[] content, String... recipients) {
        return new ReceivedMail(
                "anna",
                "anna@client.test",
                List.of(recipients),
                content,
                new SmtpClient("127.0.0.1", "client.test", false));
    }

    private static MailboxMail inMailbox(String mail) {
        return new MailboxMail("calls", "calls@x.test", Set.of("mx.test"), octets(mail), false);
    }

    private static byte[] octets(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What this thread has allocated so far, in octets. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
