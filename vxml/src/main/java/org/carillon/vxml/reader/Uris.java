package org.carillon.vxml.reader;

import java.net.URI;
import java.net.URISyntaxException;

/** URI references as authors write them. */
public final class Uris {

    private static final int MAX_LENGTH = 32_000;

    private Uris() {}

    /**
     * Resolves a reference, spaces and the like escaped first.
     *
     * @param base what against; null if there is none
     * @throws BadDocumentException if it isn't a URI reference, or is relative without a base
     */
    public static URI resolve(URI base, String reference) throws BadDocumentException {
        if (reference.length() > MAX_LENGTH) {
            throw new BadDocumentException("a URI reference of more than " + MAX_LENGTH + " characters");
        }
        String escaped = escape(reference.strip());
        try {
            if (base == null || escaped.isEmpty()) {
                return base == null ? absolute(new URI(escaped)) : base;
            }
            if (escaped.startsWith("?") && base.getRawPath() != null) {
                // java.net.URI follows RFC 2396 here and would lose the last path segment
                return new URI(beforeQuery(base.toString()) + escaped);
            }
            if (escaped.startsWith("#")) {
                return new URI(withoutFragment(base.toString()) + escaped);
            }
            return absolute(withPath(base).resolve(new URI(escaped)));
        } catch (URISyntaxException e) {
            throw new BadDocumentException("not a URI: " + reference, e);
        }
    }

    /** The same without its fragment. */
    public static URI withoutFragment(URI uri) {
        return uri.getRawFragment() == null ? uri : URI.create(withoutFragment(uri.toString()));
    }

    private static URI absolute(URI uri) throws BadDocumentException {
        if (!uri.isAbsolute()) {
            throw new BadDocumentException("a relative reference, and nothing it could be relative to: " + uri);
        }
        return uri;
    }

    /** java.net.URI would put a relative path right behind a host without one. */
    private static URI withPath(URI base) {
        boolean missing = base.getRawAuthority() != null && base.getRawPath().isEmpty();
        return missing ? base.resolve("/") : base;
    }

    private static String beforeQuery(String uri) {
        String document = withoutFragment(uri);
        int query = document.indexOf('?');
        return query < 0 ? document : document.substring(0, query);
    }

    private static String withoutFragment(String uri) {
        int fragment = uri.indexOf('#');
        return fragment < 0 ? uri : uri.substring(0, fragment);
    }

    /** Escapes what RFC 3986 forbids but authors write. */
    private static String escape(String reference) {
        StringBuilder escaped = new StringBuilder(reference.length());
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                escaped.append(String.format("%%%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
