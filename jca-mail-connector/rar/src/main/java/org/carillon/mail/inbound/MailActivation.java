package org.carillon.mail.inbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.mail.MailListener;

/** What a message-driven bean says about the mail that it takes. */
@Activation(messageListeners = MailListener.class)
public class MailActivation implements ActivationSpec {

    private static final String DOMAIN =
            "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\\[[a-z0-9.:]+]";

    @ConfigProperty(
            defaultValue = "",
            description =
                    "The domains of the recipients that the bean takes, parted by commas. Mail to others is refused: 550."
                            + " Empty: all; nothing is relayed either way.")
    private String domains = "";

    private ResourceAdapter resourceAdapter;

    public String getDomains() {
        return domains;
    }

    public void setDomains(String domains) {
        this.domains = domains;
    }

    /** The domains in lower case; empty for all. */
    Set<String> domainNames() {
        return Stream.of(domains.split(","))
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void validate() throws InvalidPropertyException {
        for (String domain : domainNames()) {
            if (!domain.matches(DOMAIN)) {
                throw new InvalidPropertyException("domains: '" + domain + "' is not a domain name");
            }
        }
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) throws ResourceException {
        if (this.resourceAdapter != null && this.resourceAdapter != resourceAdapter) {
            throw new ResourceException("this activation belongs to another resource adapter already");
        }
        this.resourceAdapter = resourceAdapter;
    }
}
