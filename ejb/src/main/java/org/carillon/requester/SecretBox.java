package org.carillon.requester;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts what has to be stored and read again, with the operator's key {@code carillon.secrets.key}: 32 octets in Base64.
 * AES-256 in Galois/Counter Mode, so that changed or swapped texts are noticed. Thread-safe.
 */
@ApplicationScoped
public class SecretBox {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;

    @Inject
    @ConfigProperty(name = "carillon.secrets.key")
    private Optional<String> configured;

    private SecretKeySpec key;

    @PostConstruct
    void open() {
        key = configured
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(SecretBox::key)
                .orElse(null);
    }

    private static SecretKeySpec key(String base64) {
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            if (octets.length == 32) {
                return new SecretKeySpec(octets, "AES");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("carillon.secrets.key is not Base64", e);
        }
        throw new IllegalStateException("carillon.secrets.key must be 32 octets in Base64");
    }

    /** Whether there is a key. */
    public boolean isUsable() {
        return key != null;
    }

    /**
     * Encrypts.
     *
     * @param owner what the text belongs to; needed again to open it
     */
    public String seal(String text, String owner) {
        byte[] nonce = new byte[NONCE_OCTETS];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, owner, text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE_OCTETS + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** @throws IllegalStateException when it was sealed with another key or for another owner */
    public String open(String sealed, String owner) {
        ByteBuffer octets = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE_OCTETS];
        octets.get(nonce);
        byte[] rest = new byte[octets.remaining()];
        octets.get(rest);
        return new String(run(Cipher.DECRYPT_MODE, nonce, owner, rest), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String owner, byte[] input) {
        if (key == null) {
            throw new IllegalStateException("carillon.secrets.key is not configured");
        }
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a stored secret cannot be opened: is carillon.secrets.key another one?", e);
        }
    }
}
