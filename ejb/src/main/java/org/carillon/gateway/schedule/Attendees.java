package org.carillon.gateway.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.customer.CustomerAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which of those who are invited to an event are our customers: {@code mailto:+15550100@carillon.example} in a domain of ours,
 * {@code tel:+15550100} and {@code sip:user}.
 */
@ApplicationScoped
public class Attendees {

    @Inject
    @ConfigProperty(name = "carillon.mail.domains")
    private Optional<String> domains;

    /** @param uris calendar addresses (RFC 5545 section 3.3.3) */
    Set<CustomerAddress> customers(List<String> uris) {
        Set<CustomerAddress> customers = new LinkedHashSet<>();
        uris.forEach(uri -> customer(uri).ifPresent(customers::add));
        return customers;
    }

    private Optional<CustomerAddress> customer(String uri) {
        String[] parts = uri.split(":", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "mailto" -> byMail(parts[1]);
            case "tel" -> parse(parts[1].split(";", 2)[0]);
            case "sip" -> parse("sip:" + parts[1].split("[@;]", 2)[0]);
            default -> Optional.empty();
        };
    }

    private Optional<CustomerAddress> byMail(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        if (at < 0 || !isOurs(mailbox.substring(at + 1).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String local = mailbox.substring(0, at).replace("\"", "");
        // a plus is itself in a mailto URI, and may be written %2B
        return parse(local.startsWith("+") ? local : decoded(local));
    }

    private static String decoded(String local) {
        try {
            return URLDecoder.decode(local.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return local;
        }
    }

    private boolean isOurs(String domain) {
        Set<String> ours = Arrays.stream(domains.orElse("").split(","))
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
        return ours.isEmpty() || ours.contains(domain);
    }

    private static Optional<CustomerAddress> parse(String address) {
        try {
            return Optional.of(CustomerAddress.parse(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
