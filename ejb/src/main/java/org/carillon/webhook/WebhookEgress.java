package org.carillon.webhook;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.vxml.fetch.FetchException;
import org.carillon.vxml.fetch.ForbiddenAddressException;
import org.carillon.vxml.fetch.Poster;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one way out for webhooks: to hosts of the operator's list ({@code carillon.webhooks.allowed-hosts}) only. Thread-safe. */
@ApplicationScoped
public class WebhookEgress {

    /** Characters of a URL. */
    public static final int LONGEST_URL = 2_000;

    @Inject
    @ConfigProperty(name = "carillon.webhooks.allowed-hosts")
    private Optional<String> allowedHosts;

    @Inject
    @ConfigProperty(name = "carillon.webhooks.timeout-seconds", defaultValue = "15")
    private long timeoutSeconds;

    private Poster poster;

    @PostConstruct
    void open() {
        List<String> hosts = Arrays.stream(allowedHosts.orElse("").split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
        poster = new Poster(hosts, Duration.ofSeconds(timeoutSeconds));
    }

    /** Why nothing could ever be sent to this URL, for people; empty when it could. No host is looked up. */
    public Optional<String> problemOf(String url) {
        if (url.length() > LONGEST_URL) {
            return Optional.of("is longer than " + LONGEST_URL + " characters");
        }
        try {
            poster.check(new URI(url));
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("is not a URL: " + e.getReason());
        } catch (ForbiddenAddressException e) {
            return Optional.of("can't be used: " + e.getMessage());
        }
    }

    /**
     * Posts JSON once.
     *
     * @return the status of the answer
     * @throws ForbiddenAddressException when the operator does not allow it
     * @throws FetchException when there was no answer
     */
    public int post(String url, byte[] json, Map<String, String> headers) throws FetchException {
        return poster.post(URI.create(url), "application/json", json, headers);
    }
}
