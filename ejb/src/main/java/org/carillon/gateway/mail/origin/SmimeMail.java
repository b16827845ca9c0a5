package org.carillon.gateway.mail.origin;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.carillon.mail.MailRefusedException;

/**
 * Takes the wrappings of S/MIME (RFC 8551) off a mail, by Bouncy Castle: encryption, signatures, one within the other. Whose
 * signatures they are is not asked here. For one thread.
 */
final class SmimeMail {

    private static final Logger LOG = System.getLogger(SmimeMail.class.getName());
    private static final int DEEPEST = 4;

    private final DecryptionKeys keys;
    private final List<CMSSignedData> signatures = new ArrayList<>();
    private MimeEntity entity;
    private boolean encrypted;

    private SmimeMail(DecryptionKeys keys, MimeEntity entity) {
        this.keys = keys;
        this.entity = entity;
    }

    /** @throws MailRefusedException 554 when it cannot be opened, the same for every reason: nobody shall learn from it */
    static SmimeMail open(MimeEntity mail, DecryptionKeys keys) throws MailRefusedException {
        SmimeMail opened = new SmimeMail(keys, mail);
        try {
            for (int depth = 0; opened.unwrap(); depth++) {
                if (depth == DEEPEST) {
                    throw new MailRefusedException(554, "5.6.0 S/MIME within S/MIME, too deep");
                }
            }
        } catch (MessagingException | IOException | CMSException | RuntimeException e) {
            LOG.log(Level.INFO, "an S/MIME mail cannot be opened: {0}", e.toString());
            throw new MailRefusedException(554, "5.7.5 The S/MIME mail cannot be opened: it is damaged, or not for us");
        }
        return opened;
    }

    boolean isWrapped() {
        return encrypted || !signatures.isEmpty();
    }

    boolean isEncrypted() {
        return encrypted;
    }

    /** The signed data of each signature over the innermost part, or over what wraps it. */
    List<CMSSignedData> signatures() {
        return signatures;
    }

    /** What was within. */
    MimeEntity entity() {
        return entity;
    }

    private boolean unwrap() throws MessagingException, IOException, CMSException {
        ContentType type = entity.type();
        if (type == null) {
            return false;
        }
        if (type.match("multipart/signed") && isSmime(type.getParameter("protocol"), "pkcs7-signature")) {
            unwrapDetached(entity.parts(type.getParameter("boundary")));
            return true;
        }
        if (isSmime(type.getBaseType(), "pkcs7-mime")) {
            unwrap(entity.decodedBody());
            return true;
        }
        return false;
    }

    private static boolean isSmime(String type, String subtype) {
        return type != null
                && (type.equalsIgnoreCase("application/" + subtype)
                        || type.equalsIgnoreCase("application/x-" + subtype));
    }

    private void unwrapDetached(List<MimeEntity> parts) throws MessagingException, IOException, CMSException {
        if (parts.size() != 2) {
            throw new CMSException("multipart/signed has two parts");
        }
        byte[] signed = parts.get(0).content();
        signatures.add(new CMSSignedData(
                new CMSProcessableByteArray(signed), parts.get(1).decodedBody()));
        entity = MimeEntity.of(signed);
    }

    private void unwrap(byte[] cms) throws CMSException {
        ContentInfo info = ContentInfo.getInstance(cms);
        if (info.getContentType().equals(CMSObjectIdentifiers.signedData)) {
            CMSSignedData data = new CMSSignedData(info);
            signatures.add(data);
            entity = MimeEntity.unwrapped((byte[]) data.getSignedContent().getContent());
        } else {
            entity = MimeEntity.unwrapped(keys.decrypt(info));
            // what was signed outside of an encryption was signed by somebody who need not have read it
            signatures.clear();
            encrypted = true;
        }
    }
}
