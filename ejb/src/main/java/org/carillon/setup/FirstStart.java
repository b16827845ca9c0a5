package org.carillon.setup;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.policy.Destinations;
import org.carillon.policy.InvalidSettingsException;
import org.carillon.policy.PolicyOwner;
import org.carillon.policy.PolicySettings;
import org.carillon.requester.Requesters;
import org.carillon.requester.Role;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is there when Carillon starts with an empty database: an operator with a generated key, a first requester if one is
 * configured, and a list of destinations that holds nothing but the test numbers.
 */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
public class FirstStart {

    private static final Logger LOG = System.getLogger(FirstStart.class.getName());
    private static final String OPERATOR = "operator";
    private static final String TEST_DESTINATIONS = "{\"allowed\": [\"+1555\", \"sip:\"]}";

    @Inject
    private Requesters requesters;

    @Inject
    private PolicySettings policies;

    @Inject
    @ConfigProperty(name = "carillon.first-requester.id")
    private Optional<String> firstRequester;

    @Inject
    @ConfigProperty(name = "carillon.first-requester.mail")
    private Optional<String> firstRequesterMail;

    @Inject
    @ConfigProperty(name = "carillon.secrets.file", defaultValue = "../config/carillon-secrets.properties")
    private String secretsFile;

    @PostConstruct
    void prepare() {
        if (!requesters.all().isEmpty()) {
            return;
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put(
                OPERATOR,
                requesters.create(OPERATOR, "Operator", null, Role.OPERATOR).reveal());
        firstRequester.ifPresent(id -> secrets.put(
                id,
                requesters
                        .create(id, id, firstRequesterMail.orElse(null), Role.REQUESTER)
                        .reveal()));
        allowTestNumbers();
        write(secrets);
    }

    private void allowTestNumbers() {
        try {
            policies.set(PolicyOwner.OPERATOR, Destinations.NAME, TEST_DESTINATIONS, "first start");
        } catch (InvalidSettingsException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Map<String, String> secrets) {
        Path file = Path.of(secretsFile).toAbsolutePath().normalize();
        try {
            SecretsFile.write(file, secrets);
        } catch (IOException e) {
            // without the keys nobody could ever log in: the accounts are rolled back together with this start
            throw new UncheckedIOException(e);
        }
        LOG.log(
                Level.INFO,
                "generated keys of the first accounts are in {0}: keep them safe, then delete the file",
                file);
    }
}
