package org.carillon.gateway.mail.origin;

import com.google.common.net.InternetDomainName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.gateway.mail.origin.DomainNames.NoAnswerException;

/**
 * What a domain has published about its mail (DMARC, RFC 7489), as far as it is needed where From and the sender of the envelope
 * are the same, so that SPF is aligned anyway.
 *
 * @param published whether there is a record at all
 * @param strictDkim whether signing domain and From have to be the same (section 3.1.1)
 */
record DmarcRecord(boolean published, boolean strictDkim) {

    private static final DmarcRecord NONE = new DmarcRecord(false, false);

    /** Looks the record up: at the domain, or else at its organizational domain (section 6.6.3). */
    static DmarcRecord of(String domain, DomainNames names) throws NoAnswerException {
        DmarcRecord own = at(domain, names);
        String organization = organizationOf(domain);
        return own.published || organization.equals(domain) ? own : at(organization, names);
    }

    private static DmarcRecord at(String domain, DomainNames names) throws NoAnswerException {
        List<String> records = names.texts("_dmarc." + domain).stream()
                .filter(text -> text.matches("v\\s{0,9}=\\s{0,9}DMARC1\\s{0,9}(;.*)?"))
                .toList();
        if (records.size() != 1) {
            return NONE;
        }
        Map<String, String> tags = tags(records.get(0));
        return new DmarcRecord(true, "s".equals(tags.get("adkim")));
    }

    private static Map<String, String> tags(String record) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : record.split(";")) {
            String[] parts = tag.split("=", 2);
            if (parts.length == 2) {
                tags.putIfAbsent(
                        parts[0].strip().toLowerCase(Locale.ROOT),
                        parts[1].strip().toLowerCase(Locale.ROOT));
            }
        }
        return tags;
    }

    /** Whether a signature of this domain speaks for From. */
    boolean alignsDkim(String signer, String from) {
        return strictDkim ? signer.equals(from) : organizationOf(signer).equals(organizationOf(from));
    }

    /** One label more than the public suffix (section 3.2), by the Public Suffix List in Guava. */
    static String organizationOf(String domain) {
        if (!InternetDomainName.isValid(domain)) {
            return domain;
        }
        InternetDomainName name = InternetDomainName.from(domain);
        if (name.isUnderPublicSuffix()) {
            return name.topPrivateDomain().toString();
        }
        // a suffix that the list does not know is one label, as the list itself says
        List<String> labels = name.parts();
        return name.isPublicSuffix() || labels.size() <= 2
                ? name.toString()
                : String.join(".", labels.subList(labels.size() - 2, labels.size()));
    }
}
