package org.carillon.vxml.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.vxml.Application;

/**
 * What was fetched.
 *
 * @param content of the resource; shared, not to be changed
 * @param contentType as the server said it, or null
 * @param uri where it was found, after redirects
 */
public record Fetched(byte[] content, String contentType, URI uri) {

    private static final URI ATTACHED = URI.create("attached:application");

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    /** A document that was brought along; without a base, relative references in it lead nowhere. */
    public static Fetched attached(Application.Attached application) {
        URI base = application.base() == null ? ATTACHED : application.base();
        return new Fetched(application.document(), null, base);
    }

    /** The media type without parameters, in lower case, or null. */
    public String mediaType() {
        return contentType == null ? null : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The parameter {@code charset}, or null. */
    public String charset() {
        Matcher charset = CHARSET.matcher(contentType == null ? "" : contentType);
        return charset.find() ? charset.group(1) : null;
    }
}
