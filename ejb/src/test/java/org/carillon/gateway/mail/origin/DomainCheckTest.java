package org.carillon.gateway.mail.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.api.BodyHasher;
import org.carillon.mail.ReceivedMail;
import org.carillon.mail.SmtpClient;
import org.carillon.policy.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DomainCheckTest {

    private static final Set<Proof> ALL = EnumSet.of(Proof.SPF, Proof.DKIM, Proof.DMARC);
    private static final KeyPair KEY = key(2048);
    private static final String FIELDS = "from:to:date:subject";
    private static final String SENDER = "orders@shop.test";
    private static final String NUMBER = "+15550100@carillon.test";
    private static final String MAIL = "From: Orders <orders@shop.test>\r\nTo: +15550100@carillon.test\r\n"
            + "Date: Tue, 1 Dec 2026 09:00:00 +0100\r\nSubject: a call\r\nMessage-ID: <1@shop.test>\r\n\r\nYour parcel is here.\r\n";

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    private NameServer dns;
    private DomainCheck check;

    @BeforeEach
    void start() throws IOException {
        dns = new NameServer();
        DomainNames names = new DomainNames(dns.address(), Duration.ofSeconds(1));
        check = new DomainCheck(
                names, new SenderPolicy(names), new DomainSignatures(names), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void aDomainThatPublishesNothingProvesNothing() throws Exception {
        Evidence evidence = check(MAIL, ALL);
        assertThat(evidence.proofs()).isEmpty();
        assertThat(evidence.isTemporary()).isFalse();
        assertThat(evidence.shortcomings())
                .contains("spf: none for shop.test from 127.0.0.1")
                .contains("dkim: the mail has no DKIM signature")
                .contains("dmarc: shop.test publishes no DMARC record");
    }

    @Test
    void aPermittedClientPassesSpfAndSoDmarc() throws Exception {
        dns.knows("shop.test. 60 IN TXT \"v=spf1 include:_spf.shop.test -all\"");
        dns.knows("_spf.shop.test. 60 IN TXT \"v=spf1 ip4:127.0.0.0/8 -all\"");
        dns.knows("_dmarc.shop.test. 60 IN TXT \"v=DMARC1; p=reject\"");
        Evidence evidence = check(MAIL, ALL);
        assertThat(evidence.proofs()).containsExactlyInAnyOrder(Proof.SPF, Proof.DMARC);
        assertThat(evidence.text()).contains("spf: shop.test from 127.0.0.1");
    }

    @Test
    void aForbiddenClientFailsSpf() throws Exception {
        dns.knows("shop.test. 60 IN TXT \"v=spf1 ip4:192.0.2.0/24 -all\"");
        dns.knows("_dmarc.shop.test. 60 IN TXT \"v=DMARC1; p=none\"");
        Evidence evidence = check(MAIL, ALL);
        assertThat(evidence.proofs()).isEmpty();
        assertThat(evidence.shortcomings()).contains("spf: fail").contains("dmarc: neither SPF nor DKIM passed");
    }

    @Test
    void anSpfRecordThatLooksUpTooMuchIsAnError() throws Exception {
        dns.knows("shop.test. 60 IN TXT \"v=spf1 include:a.shop.test -all\"");
        for (char domain = 'a'; domain < 'r'; domain++) {
            dns.knows(domain + ".shop.test. 60 IN TXT \"v=spf1 include:" + (char) (domain + 1) + ".shop.test -all\"");
        }
        assertThat(check(MAIL, ALL).shortcomings()).contains("spf: permerror");
        assertThat(dns.asked.size()).isLessThan(30);
    }

    @Test
    void anSpfRecordThatIncludesItselfEnds() throws Exception {
        dns.knows("shop.test. 60 IN TXT \"v=spf1 include:shop.test -all\"");
        assertThat(check(MAIL, ALL).shortcomings()).contains("spf: permerror");
    }

    @Test
    void aSignatureOfTheDomainPassesDkimAndSoDmarc() throws Exception {
        publish(KEY);
        dns.knows("_dmarc.shop.test. 60 IN TXT \"v=DMARC1; p=reject; adkim=s\"");
        Evidence evidence = check(signed(MAIL, "shop.test", FIELDS, KEY), ALL);
        assertThat(evidence.proofs()).containsExactlyInAnyOrder(Proof.DKIM, Proof.DMARC);
    }

    @Test
    void aSignatureOfASubdomainCountsUnlessAlignmentIsStrict() throws Exception {
        dns.knows("s._domainkey.mail.shop.test. 60 IN TXT " + record(KEY));
        String mail = signed(MAIL, "mail.shop.test", FIELDS, KEY);
        assertThat(check(mail, ALL).proofs()).containsExactly(Proof.DKIM);
        stop();
        start();
        dns.knows("s._domainkey.mail.shop.test. 60 IN TXT " + record(KEY));
        dns.knows("_dmarc.shop.test. 60 IN TXT \"v=DMARC1; p=none; adkim=s\"");
        assertThat(check(mail, ALL).shortcomings()).contains("dkim: mail.shop.test is not the domain of");
    }

    @Test
    void aSignatureOfAnotherDomainProvesNothing() throws Exception {
        dns.knows("s._domainkey.elsewhere.test. 60 IN TXT " + record(KEY));
        Evidence evidence = check(signed(MAIL, "elsewhere.test", FIELDS, KEY), ALL);
        assertThat(evidence.proofs()).isEmpty();
        assertThat(evidence.shortcomings()).contains("elsewhere.test is not the domain of orders@shop.test");
    }

    @Test
    void aChangedMailFails() throws Exception {
        publish(KEY);
        String mail = signed(MAIL, "shop.test", FIELDS, KEY);
        assertThat(check(mail.replace("parcel", "bill"), ALL).proofs()).isEmpty();
        assertThat(check(mail.replace("a call", "two calls"), ALL).proofs()).isEmpty();
    }

    @Test
    void aSignedMailSentOnToAnotherNumberProvesNothing() throws Exception {
        publish(KEY);
        String mail = signed(MAIL, "shop.test", FIELDS, KEY);
        assertThat(check(mail, ALL, "+15550199@carillon.test").shortcomings())
                .contains("dkim: a recipient stands neither in To nor in Cc");
        String more = mail.replace("Subject:", "To: +15550199@carillon.test\r\nSubject:");
        assertThat(check(more, ALL, "+15550199@carillon.test").proofs()).isEmpty();
    }

    @Test
    void anOptionThatIsNotSignedSpoilsTheSignature() throws Exception {
        publish(KEY);
        String mail = signed(MAIL, "shop.test", FIELDS, KEY);
        assertThat(check("X-Carillon-Priority: 9\r\n" + mail, ALL).shortcomings())
                .contains("dkim: the signature leaves out");
        assertThat(check("X-Carillon-Digest: expires=1; hmac=x\r\n" + mail, ALL).proofs())
                .containsExactly(Proof.DKIM);
    }

    @Test
    void aSignedMailOfLongAgoProvesNothing() throws Exception {
        publish(KEY);
        String old = MAIL.replace("1 Dec", "1 Nov").replace("Tue, ", "");
        assertThat(check(signed(old, "shop.test", FIELDS, KEY), ALL).shortcomings())
                .contains("dkim: Date is more than 5 days ago");
        assertThat(check(signed(MAIL, "shop.test", "from:to:subject", KEY), ALL).shortcomings())
                .contains("dkim: the signature leaves out");
    }

    @Test
    void aWeakKeyProvesNothing() throws Exception {
        KeyPair weak = key(768);
        publish(weak);
        assertThat(check(signed(MAIL, "shop.test", FIELDS, weak), ALL).shortcomings())
                .contains("fewer than 1024 bits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=1",
                "v=1; a=rsa-sha256; b=; bh=; d=shop.test; s=s; h=from",
                "v=2; a=rsa-sha256; b=AA==; bh=AA==; d=shop.test; s=s; h=from:to:date",
                "v=1; a=rsa-sha1; b=AA==; bh=AA==; d=shop.test; s=s; h=from:to:date",
                "v=1; a=none; b=!; bh=?; d=..; s=; h=:::; l=-1; t=x; x=0; q=carrier/pigeon; i=@@",
                "v=1; a=rsa-sha256; b=AA==; bh=AA==; d=shop.test; s=s; h=from:to:date; l=99999999999999999999",
            })
    void aMalformedSignatureProvesNothing(String signature) throws Exception {
        publish(KEY);
        assertThat(check("DKIM-Signature: " + signature + "\r\n" + MAIL, ALL).proofs())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DKIM1; p=",
                "v=DKIM1; k=rsa; p=AAAA",
                "v=DKIM1; k=pigeon; p=AAAA",
                "v=DKIM2; p=AAAA",
                "rubbish",
                ";;;=;=",
            })
    void aMalformedKeyProvesNothing(String key) throws Exception {
        dns.knows("s._domainkey.shop.test. 60 IN TXT \"" + key.replace(";", "\\;") + "\"");
        assertThat(check(signed(MAIL, "shop.test", FIELDS, KEY), ALL).proofs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 ip4:999.1.1.1 +all",
                "v=spf1 include: +all",
                "v=spf1 exists:%{z}.test ?all",
                "v=spf1 exists:%{i}%{i}%{i}%{i}%{l}%{s}%{d}%{h}.test -all",
                "v=spf1 a/999 mx//999 ptr -all",
                "v=spf1 redirect=shop.test",
                "v=spf1 pigeon:x all",
            })
    void aMalformedSpfRecordProvesNothing(String record) throws Exception {
        dns.knows("shop.test. 60 IN TXT \"" + record + "\"");
        assertThat(check(MAIL, ALL).proofs()).isEmpty();
    }

    @Test
    void twoSpfRecordsAreAnError() throws Exception {
        dns.knows("shop.test. 60 IN TXT \"v=spf1 +all\"");
        dns.knows("shop.test. 60 IN TXT \"v=spf1 -all\"");
        assertThat(check(MAIL, ALL).shortcomings()).contains("spf: permerror");
    }

    @Test
    void aSecondFromProvesNothing() throws Exception {
        publish(KEY);
        String mail = signed(MAIL, "shop.test", FIELDS, KEY);
        assertThat(check("From: boss@shop.test\r\n" + mail, ALL).shortcomings())
                .contains("From is not the one address orders@shop.test");
    }

    @Test
    void aNameServerThatIsAwayIsATemporaryProblem() throws Exception {
        dns.leave();
        Evidence evidence = check(MAIL, ALL);
        assertThat(evidence.proofs()).isEmpty();
        assertThat(evidence.isTemporary()).isTrue();
    }

    @Test
    void nothingIsLookedUpThatNobodyWantsToKnow() throws Exception {
        check(MAIL, EnumSet.of(Proof.PASSWORD, Proof.DIGEST));
        assertThat(dns.asked).isEmpty();
    }

    private Evidence check(String mail, Set<Proof> sought) {
        return check(mail, sought, NUMBER);
    }

    private Evidence check(String mail, Set<Proof> sought, String recipient) {
        byte[] content = mail.getBytes(StandardCharsets.UTF_8);
        Evidence evidence = new Evidence();
        check.check(
                new ReceivedMail(
                        null, SENDER, List.of(recipient), content, new SmtpClient("127.0.0.1", "relay.test", false)),
                HeaderFields.of(content),
                sought,
                evidence);
        return evidence;
    }

    private void publish(KeyPair key) throws IOException {
        dns.knows("s._domainkey.shop.test. 60 IN TXT " + record(key));
    }

    /** In strings of at most 255 octets, as a key of 2048 bits needs. */
    private static String record(KeyPair key) {
        String text = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
        return '"' + text.replaceAll("(.{200})", "$1\" \"") + '"';
    }

    private static String signed(String mail, String domain, String fields, KeyPair key) throws Exception {
        byte[] content = mail.getBytes(StandardCharsets.UTF_8);
        HeaderFields header = HeaderFields.of(content);
        DKIMSigner signer = new DKIMSigner(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=s; h=" + fields + "; bh=; b=;",
                key.getPrivate());
        BodyHasher hasher = signer.newBodyHasher(signer.newSignatureRecordTemplate(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=s; h=" + fields + "; bh=; b=;"));
        try (OutputStream body = hasher.getOutputStream()) {
            body.write(content, header.bodyBegins(), content.length - header.bodyBegins());
        }
        return signer.sign(header, hasher) + "\r\n" + mail;
    }

    private static KeyPair key(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
