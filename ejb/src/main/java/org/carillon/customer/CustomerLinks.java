package org.carillon.customer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.carillon.customer.CustomerTokens.Bearer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signed links under which customers see and change what they want of future calls. All nodes must have the same key file. Thread-safe.
 */
@ApplicationScoped
public class CustomerLinks {

    /** The page, below the address under which Carillon is known outside. */
    public static final String PAGE = "/api/wishes/";

    @Inject
    @ConfigProperty(name = "carillon.public-url")
    private Optional<String> publicUrl;

    @Inject
    @ConfigProperty(name = "carillon.customer-links.days", defaultValue = "90")
    private int days;

    @Inject
    @ConfigProperty(name = "carillon.customer-links.key-file", defaultValue = "../config/carillon-customer-links.key")
    private String keyFile;

    @Inject
    private Clock clock;

    private CustomerTokens tokens;

    @PostConstruct
    void open() {
        try {
            tokens = new CustomerTokens(
                    KeyFile.read(Path.of(keyFile).toAbsolutePath().normalize()), clock);
        } catch (IOException e) {
            // a link that another start could not read is worse than none
            throw new UncheckedIOException(e);
        }
    }

    /** How long links and tokens are good. */
    public Duration life() {
        return Duration.ofDays(days);
    }

    /** A token that stands for this customer, about calls of this requester. */
    public String tokenFor(CustomerAddress address, String requesterId) {
        return tokens.issue(address, requesterId, life());
    }

    /**
     * The link for this customer, about calls of this requester: for a mail or a short message to the customer, and nobody else.
     * Empty where the operator has not said under which address Carillon is known outside ({@code carillon.public-url}).
     */
    public Optional<URI> linkFor(CustomerAddress address, String requesterId) {
        return publicUrl.map(base -> URI.create(base.replaceAll("/+$", "") + PAGE + tokenFor(address, requesterId)));
    }

    /** Whom a token stands for; empty when it is not ours, was changed, or has ended. */
    public Optional<Bearer> bearerOf(String token) {
        return tokens.read(token);
    }
}
