package org.carillon.vxml.fetch;

import java.net.URI;
import java.time.Duration;

/**
 * What is to be fetched.
 *
 * @param uri http or https; a fragment is not sent
 * @param body what is posted, or null for GET
 * @param contentType of the body, or null
 * @param timeout for all of it, redirects included; null for the operator's limit
 * @param maxBytes largest answer
 * @param maxAge oldest copy that will do, in seconds, or null for any that is fresh
 * @param maxStale how long past its freshness a copy will do, in seconds, or null for none
 */
public record FetchRequest(
        URI uri, byte[] body, String contentType, Duration timeout, int maxBytes, Integer maxAge, Integer maxStale) {

    /** A plain GET. */
    public static FetchRequest get(URI uri, int maxBytes) {
        return new FetchRequest(uri, null, null, null, maxBytes, null, null);
    }

    boolean isPost() {
        return body != null;
    }
}
