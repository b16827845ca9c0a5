package org.carillon.vxml.fetch;

import java.util.List;
import java.util.Map;

/**
 * An answer.
 *
 * @param status HTTP status code
 * @param headers by name in lower case
 * @param body content
 */
record HttpResponse(int status, Map<String, List<String>> headers, byte[] body) {

    /** All values of a header in one, or null. */
    String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : String.join(", ", values);
    }
}
