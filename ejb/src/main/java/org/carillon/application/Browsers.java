package org.carillon.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The telephony servers that are external VoiceXML browsers (RFC 5552): they run applications, and place no calls to customers. */
@ApplicationScoped
public class Browsers {

    @Inject
    @ConfigProperty(name = "carillon.call.browsers")
    private Optional<String> names;

    /** Whether the named telephony server is one. */
    public boolean contains(String server) {
        return all().contains(server);
    }

    private Set<String> all() {
        return Arrays.stream(names.orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
