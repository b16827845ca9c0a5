package org.carillon.gateway.mail.origin;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Our own RSA keys, for mail that is encrypted for us. A key store that cannot be read keeps Carillon from starting. Thread-safe. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DecryptionKeys {

    private static final int MOST_RECIPIENTS = 100;

    /** Used by name nowhere: other applications of the server do not get to see it. */
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    @Inject
    @ConfigProperty(name = "carillon.mail.smime.key-store")
    private Optional<String> keyStore;

    @Inject
    @ConfigProperty(name = "carillon.mail.smime.key-store-password")
    private Optional<String> password;

    private List<OwnKey> keys = List.of();

    private record OwnKey(JceKeyTransRecipientId id, PrivateKey key) {}

    @PostConstruct
    void load() {
        if (keyStore.isEmpty() || keyStore.get().isBlank()) {
            return;
        }
        try {
            keys = read(Path.of(keyStore.get()), password.orElse("").toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("carillon.mail.smime.key-store cannot be read: " + e.getMessage(), e);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("carillon.mail.smime.key-store has no key with a certificate");
        }
    }

    static DecryptionKeys of(Path file, String password) throws IOException, GeneralSecurityException {
        DecryptionKeys keys = new DecryptionKeys();
        keys.keys = read(file, password.toCharArray());
        return keys;
    }

    private static List<OwnKey> read(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        List<OwnKey> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                found.add(new OwnKey(new JceKeyTransRecipientId(certificate), key));
            }
        }
        return found;
    }

    /** The content of EnvelopedData or AuthEnvelopedData (RFC 5652, RFC 5083). */
    public byte[] decrypt(ContentInfo encrypted) throws CMSException {
        if (encrypted.getContentType().equals(CMSObjectIdentifiers.envelopedData)) {
            return decrypt(new CMSEnvelopedData(encrypted).getRecipientInfos(), false);
        }
        if (encrypted.getContentType().equals(CMSObjectIdentifiers.authEnvelopedData)) {
            return decrypt(new CMSAuthEnvelopedData(encrypted).getRecipientInfos(), true);
        }
        throw new CMSException("neither signed nor encrypted");
    }

    private byte[] decrypt(RecipientInformationStore recipients, boolean authenticated) throws CMSException {
        if (recipients.size() > MOST_RECIPIENTS) {
            throw new CMSException("too many recipients");
        }
        for (OwnKey own : keys) {
            // found by issuer and serial number, or by the identifier of the key, whichever the sender has chosen
            for (RecipientInformation recipient : recipients.getRecipients(own.id)) {
                return recipient.getContent(
                        authenticated
                                ? new JceKeyTransAuthEnvelopedRecipient(own.key).setProvider(BOUNCY_CASTLE)
                                : new JceKeyTransEnvelopedRecipient(own.key).setProvider(BOUNCY_CASTLE));
            }
        }
        throw new CMSException("no key of ours");
    }
}
