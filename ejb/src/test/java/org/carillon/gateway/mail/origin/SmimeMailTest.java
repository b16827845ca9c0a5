package org.carillon.gateway.mail.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.carillon.mail.MailRefusedException;
import org.carillon.policy.Proof;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmimeMailTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String HEADER =
            "From: orders@shop.test\r\nMessage-ID: <1@shop.test>\r\nX-Carillon-Priority: 9\r\nMIME-Version: 1.0\r\n";
    private static final String ENTITY =
            "Content-Type: text/plain; charset=utf-8\r\nX-Carillon-Attempts: 2\r\nSubject: within\r\n\r\nYour parcel is here.\r\n";

    private static Identity shop;
    private static Identity stranger;
    private static Identity carillon;
    private static DecryptionKeys keys;

    @BeforeAll
    static void make(@TempDir Path folder) throws Exception {
        shop = Identity.named("orders@shop.test");
        stranger = Identity.named("orders@shop.test");
        carillon = Identity.named("carillon");
        keys = carillon.keys(folder);
    }

    @Test
    void aMailThatIsNotWrappedStaysAsItIs() throws Exception {
        assertThat(open(ENTITY).isWrapped()).isFalse();
    }

    @Test
    void aSignatureBesideTheContentHolds() throws Exception {
        SmimeMail mail = open(shop.signDetached(ENTITY, "SHA256", NOW));
        assertThat(evidence(mail, shop.certificate()).text()).isEqualTo("smime-signed: CN=orders@shop.test");
        assertThat(mail.isEncrypted()).isFalse();
    }

    @Test
    void aSignatureAroundTheContentHolds() throws Exception {
        SmimeMail mail = open(shop.signOpaque(ENTITY, NOW));
        assertThat(evidence(mail, shop.certificate()).proofs()).containsExactly(Proof.SMIME_SIGNED);
        assertThat(text(mail.entity().content())).isEqualTo(ENTITY);
    }

    @Test
    void aSignatureWithinAnEncryptionHolds() throws Exception {
        SmimeMail mail = open(carillon.encrypt(shop.signDetached(ENTITY, "SHA512", NOW)));
        assertThat(evidence(mail, shop.certificate()).proofs()).containsExactly(Proof.SMIME_SIGNED);
        assertThat(mail.isEncrypted()).isTrue();
        assertThat(text(mail.entity().content())).isEqualTo(ENTITY);
    }

    @Test
    void aSignatureAroundAnEncryptionSaysNothingAboutWhatIsWithin() throws Exception {
        SmimeMail mail = open(shop.signOpaque(carillon.encrypt(ENTITY), NOW));
        assertThat(evidence(mail, shop.certificate()).proofs()).isEmpty();
        assertThat(mail.isEncrypted()).isTrue();
    }

    @Test
    void whatIsReadHasTheTextAndTheOptionsOfWhatWasSigned() throws Exception {
        byte[] outer = bytes(HEADER + "X-Carillon-Digest: d\r\n" + shop.signDetached(ENTITY, "SHA256", NOW));
        SmimeMail mail = SmimeMail.open(MimeEntity.of(outer), keys);
        assertThat(text(OpenedContent.of(MimeEntity.of(outer), mail.entity())))
                .isEqualTo(
                        "From: orders@shop.test\r\nMessage-ID: <1@shop.test>\r\nX-Carillon-Digest: d\r\nMIME-Version: 1.0\r\n"
                                + "Content-Type: text/plain; charset=utf-8\r\nX-Carillon-Attempts: 2\r\n\r\nYour parcel is here.\r\n");
    }

    @Test
    void aChangedContentFails() throws Exception {
        String changed = shop.signDetached(ENTITY, "SHA256", NOW).replace("parcel", "bill");
        Evidence evidence = evidence(open(changed), shop.certificate());
        assertThat(evidence.proofs()).isEmpty();
        assertThat(evidence.shortcomings()).isEqualTo("smime-signed: the signature does not hold");
    }

    @Test
    void aCertificateThatIsNotRegisteredProvesNothingWhateverItsName() throws Exception {
        SmimeMail mail = open(stranger.signDetached(ENTITY, "SHA256", NOW));
        assertThat(evidence(mail, shop.certificate()).shortcomings())
                .isEqualTo("smime-signed: not signed with a registered certificate");
        assertThat(evidence(mail).proofs()).isEmpty();
    }

    @Test
    void aSignatureOfLongAgoProvesNothing() throws Exception {
        SmimeMail mail = open(shop.signDetached(ENTITY, "SHA256", NOW.minus(6, ChronoUnit.DAYS)));
        assertThat(evidence(mail, shop.certificate()).shortcomings()).contains("signed more than 5 days ago");
    }

    @Test
    void aWeakDigestProvesNothing() throws Exception {
        SmimeMail mail = open(shop.signDetached(ENTITY, "SHA1", NOW));
        assertThat(evidence(mail, shop.certificate()).shortcomings()).contains("is none of SHA-256");
    }

    @Test
    void whatIsEncryptedForSomebodyElseIsRefused() throws Exception {
        String mail = stranger.encrypt(ENTITY);
        assertThatThrownBy(() -> open(mail))
                .isInstanceOfSatisfying(
                        MailRefusedException.class, e -> assertThat(e.code()).isEqualTo(554))
                .hasMessage("5.7.5 The S/MIME mail cannot be opened: it is damaged, or not for us");
    }

    @Test
    void damageOfAnyKindIsRefusedWithTheSameWords() throws Exception {
        String mail = carillon.encrypt(ENTITY);
        for (int at = 120; at < mail.length() - 4; at += 37) {
            char other = mail.charAt(at) == 'A' ? 'B' : 'A';
            String damaged = mail.substring(0, at) + other + mail.substring(at + 1);
            try {
                assertThat(text(open(damaged).entity().content())).isNotNull();
            } catch (MailRefusedException e) {
                assertThat(e).hasMessage("5.7.5 The S/MIME mail cannot be opened: it is damaged, or not for us");
            }
        }
    }

    @Test
    void linesWithinMayEndWithALineFeedOnly() throws Exception {
        SmimeMail mail = open(carillon.encrypt(ENTITY.replace("\r\n", "\n")));
        assertThat(text(mail.entity().content())).isEqualTo(ENTITY);
    }

    @Test
    void anyMutationIsReadOrRefused() throws Exception {
        Random random = new Random(7);
        List<String> originals = List.of(
                shop.signDetached(ENTITY, "SHA256", NOW), shop.signOpaque(ENTITY, NOW), carillon.encrypt(ENTITY));
        for (int i = 0; i < 600; i++) {
            byte[] mail = bytes(HEADER + originals.get(i % originals.size()));
            for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
                mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
            }
            try {
                SmimeMail opened = SmimeMail.open(MimeEntity.of(mail), keys);
                assertThat(evidence(opened, shop.certificate()).text()).isNotNull();
            } catch (MailRefusedException refused) {
                assertThat(refused.code()).isEqualTo(554);
            }
        }
    }

    @Test
    void wrappingsHaveAnEnd() throws Exception {
        String mail = ENTITY;
        for (int i = 0; i < 6; i++) {
            mail = shop.signOpaque(mail, NOW);
        }
        String tooDeep = mail;
        assertThatThrownBy(() -> open(tooDeep)).hasMessageContaining("too deep");
    }

    private static SmimeMail open(String entity) throws MailRefusedException {
        return SmimeMail.open(MimeEntity.of(bytes(HEADER + entity)), keys);
    }

    private static Evidence evidence(SmimeMail mail, X509Certificate... registered) {
        Evidence evidence = new Evidence();
        new SmimeSignatures(Clock.fixed(NOW, ZoneOffset.UTC)).check(mail, List.of(registered), evidence);
        return evidence;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
