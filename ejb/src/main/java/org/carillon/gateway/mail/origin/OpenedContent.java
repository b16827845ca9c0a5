package org.carillon.gateway.mail.origin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a mail reads like without its wrappings: its own header, with the type, the text and the options of what was within.
 * Options that stood outside of a signature are dropped: nobody knows who wrote them.
 */
final class OpenedContent {

    private OpenedContent() {}

    static byte[] of(MimeEntity outer, MimeEntity inner) {
        ByteArrayOutputStream opened = new ByteArrayOutputStream(inner.content().length + 1024);
        copy(
                outer,
                name -> !isOfContent(name) && (!isOption(name) || name.equalsIgnoreCase(DigestHeader.NAME)),
                opened);
        write("MIME-Version: 1.0", opened);
        copy(inner, name -> isOfContent(name) && !name.equals("mime-version") || isOption(name), opened);
        write("", opened);
        opened.writeBytes(inner.body());
        return opened.toByteArray();
    }

    private static void copy(MimeEntity entity, Predicate<String> wanted, ByteArrayOutputStream to) {
        entity.header().getFields().stream()
                .filter(field -> wanted.test(HeaderFields.nameOf(field).toLowerCase(Locale.ROOT)))
                .forEach(field -> write(field, to));
    }

    private static boolean isOfContent(String name) {
        return name.startsWith("content-") || name.equals("mime-version");
    }

    private static boolean isOption(String name) {
        return name.startsWith("x-carillon-");
    }

    private static void write(String line, ByteArrayOutputStream to) {
        to.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
