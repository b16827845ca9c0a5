package org.carillon.gateway.mail.origin;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Somebody with a key and a certificate of its own making, as a mail program signs and encrypts with. */
record Identity(KeyPair key, X509Certificate certificate) {

    static Identity named(String name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair key = generator.generateKeyPair();
        Instant now = Instant.now();
        X500Principal subject = new X500Principal("CN=" + name);
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.valueOf(now.toEpochMilli()),
                                Date.from(now.minus(1, ChronoUnit.DAYS)),
                                Date.from(now.plus(30, ChronoUnit.DAYS)),
                                subject,
                                key.getPublic())
                        .addExtension(
                                Extension.subjectKeyIdentifier,
                                false,
                                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.getPublic()))
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate())));
        return new Identity(key, certificate);
    }

    /** The entity signed, as {@code multipart/signed}. */
    String signDetached(String entity, String digest, Instant at) throws Exception {
        return "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=\"b\"\r\n"
                + "\r\nThis is S/MIME.\r\n--b\r\n" + entity + "\r\n--b\r\n"
                + "Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + base64(sign(entity, digest, at, false)) + "\r\n--b--\r\n";
    }

    /** The entity within its signature, as {@code application/pkcs7-mime}. */
    String signOpaque(String entity, Instant at) throws Exception {
        return "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + base64(sign(entity, "SHA256", at, true)) + "\r\n";
    }

    private byte[] sign(String entity, String digest, Instant at, boolean enclosed) throws Exception {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                        new JcaDigestCalculatorProviderBuilder().build())
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                .build(new JcaContentSignerBuilder(digest + "withRSA").build(key.getPrivate()), certificate));
        return generator
                .generate(new CMSProcessableByteArray(entity.getBytes(StandardCharsets.UTF_8)), enclosed)
                .getEncoded();
    }

    /** The entity encrypted for this one. */
    String encrypt(String entity) throws Exception {
        return encrypt(entity, CMSAlgorithm.AES256_CBC);
    }

    String encrypt(String entity, ASN1ObjectIdentifier algorithm) throws Exception {
        CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
        generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(certificate));
        byte[] encrypted = generator
                .generate(
                        new CMSProcessableByteArray(entity.getBytes(StandardCharsets.UTF_8)),
                        new JceCMSContentEncryptorBuilder(algorithm).build())
                .getEncoded();
        return "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + base64(encrypted) + "\r\n";
    }

    DecryptionKeys keys(Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", key.getPrivate(), "secret".toCharArray(), new Certificate[] {certificate});
        Path file = folder.resolve("own.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
        return DecryptionKeys.of(file, "secret");
    }

    private static String base64(byte[] octets) {
        return Base64.getMimeEncoder().encodeToString(octets);
    }
}
