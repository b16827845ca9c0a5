package org.carillon.gateway.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The options that a mail gives as headers {@code X-Carillon-...}. */
final class OptionHeaders {

    private static final String PREFIX = "x-carillon-";

    /** Headers of ours that are no options: they prove who sent the mail. */
    private static final List<String> PROOFS = List.of("digest", "signature");

    private OptionHeaders() {}

    static OptionSource of(MimeMessage message) throws MessagingException, UnsupportedEncodingException {
        OptionSource options = new OptionSource();
        for (Header header : Collections.list(message.getAllHeaders())) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX) && PROOFS.stream().noneMatch(name.substring(PREFIX.length())::startsWith)) {
                read(header, name.substring(PREFIX.length()), options);
            }
        }
        return options;
    }

    private static void read(Header header, String name, OptionSource options) throws UnsupportedEncodingException {
        String place = "header X-Carillon-" + printable(name);
        String value = MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
        OptionName.of(name)
                .ifPresentOrElse(
                        option -> options.read(option, value, place),
                        () -> options.wrong(
                                place + ": is no option, but these are: " + String.join(", ", OptionName.known())));
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 40)).replaceAll("[^a-z0-9-]", "?");
    }
}
