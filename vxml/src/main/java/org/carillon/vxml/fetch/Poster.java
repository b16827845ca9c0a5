package org.carillon.vxml.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Posts to addresses that others have named: only http and https, only where the operator allows, to the very network address that
 * was checked, without following redirects, within time; of an answer only the status is looked at. Thread-safe.
 */
public final class Poster {

    /** Read of an answer, so that its sender can finish; more is not waited for. */
    private static final int MOST_BYTES = 64 * 1024;

    private final AllowedHosts hosts;
    private final Duration timeout;

    /**
     * @param allowedHosts as in {@link org.carillon.vxml.VoiceXmlSettings#allowedHosts()}
     * @param timeout for connecting, sending and the answer together
     */
    public Poster(List<String> allowedHosts, Duration timeout) {
        this.hosts = new AllowedHosts(allowedHosts);
        this.timeout = timeout;
    }

    /**
     * Finds out ahead of time, without asking a name server, what can be known to be forbidden.
     *
     * @throws ForbiddenAddressException with the reason for people
     */
    public void check(URI uri) throws ForbiddenAddressException {
        Fetcher.check(uri);
        if (!hosts.mayAllow(uri.getHost())) {
            throw new ForbiddenAddressException("the operator does not allow " + uri.getHost());
        }
    }

    /**
     * Posts once.
     *
     * @param headers further header fields
     * @return the status of the answer
     * @throws ForbiddenAddressException when it must not be sent there
     * @throws FetchException when there was no answer, with the reason for people
     */
    public int post(URI uri, String contentType, byte[] body, Map<String, String> headers) throws FetchException {
        Fetcher.check(uri);
        InetAddress address = hosts.resolve(uri.getHost());
        FetchRequest request = new FetchRequest(uri, body, contentType, timeout, MOST_BYTES, null, null);
        try {
            return new HttpExchange(address, new Deadline(timeout)).status(request, headers);
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new FetchException(Fetcher.withoutQuery(uri) + " can't be reached: " + reason, e);
        }
    }
}
