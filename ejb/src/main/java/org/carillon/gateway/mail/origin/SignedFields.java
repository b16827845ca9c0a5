package org.carillon.gateway.mail.origin;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.james.jdkim.api.SignatureRecord;

/**
 * The header fields that a DKIM signature covers (RFC 6376 section 5.4). Who takes a signed mail and sends it on to another
 * number, or with other options, must not get through: so these fields have to be signed, each as often as it is there.
 *
 * @param names in lower case, one of them as often as it was signed
 */
record SignedFields(List<String> names) {

    private static final Set<String> ALWAYS = Set.of("from", "to", "date");
    private static final Set<String> IF_PRESENT = Set.of("cc");

    static SignedFields of(SignatureRecord signature) {
        return new SignedFields(signature.getHeaders().stream()
                .map(name -> name.toString().strip().toLowerCase(Locale.ROOT))
                .toList());
    }

    boolean cover(HeaderFields header) {
        Set<String> needed = new TreeSet<>(ALWAYS);
        header.names().stream()
                .filter(name -> IF_PRESENT.contains(name) || isOption(name))
                .forEach(needed::add);
        return needed.stream()
                .allMatch(name -> covered(name) >= header.getFields(name).size() && covered(name) > 0);
    }

    /** The digest is made of what it protects: nobody else need sign it. */
    private static boolean isOption(String name) {
        return name.startsWith("x-carillon-") && !name.equalsIgnoreCase(DigestHeader.NAME);
    }

    private long covered(String name) {
        return names.stream().filter(name::equals).count();
    }

    static List<String> lowerCase(Collection<String> addresses) {
        return addresses.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList();
    }
}
