package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.customer.Consents;
import org.carillon.customer.CustomerAddress;
import org.carillon.session.TelephonySession;

/** Only customers who have agreed are called. */
@ApplicationScoped
public class ConsentRequired extends SettingsPolicy<ConsentRequired.Settings> {

    /** The policy's name. */
    public static final String NAME = "consent";

    private Consents consents;

    protected ConsentRequired() {}

    @Inject
    public ConsentRequired(PolicySettings settings, Consents consents) {
        super(Settings.class, settings);
        this.consents = consents;
    }

    /**
     * @param required whether customers must have agreed
     */
    public record Settings(Boolean required) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "Only customers are called who have agreed to it, and whose consent has been noted and has not run out.",
                Set.copyOf(EnumSet.allOf(PolicyOwner.Kind.class)),
                "{\"required\": true}");
    }

    @Override
    public void readAhead(List<TelephonySession> sessions) {
        List<CustomerAddress> asked = sessions.stream()
                .filter(session -> all(session).anyMatch(Settings::required))
                .flatMap(session -> session.numbers().stream())
                .toList();
        if (!asked.isEmpty()) {
            consents.readAhead(asked);
        }
    }

    @Override
    Optional<Decision> decide(PolicyOwner owner, Settings set, TelephonySession session) {
        if (!set.required()) {
            return Optional.empty();
        }
        return Optional.of(session.numbers().stream()
                .map(number -> consents.of(session.requesterId(), number))
                .flatMap(Optional::stream)
                .findFirst()
                .map(consent -> Decision.permit(NAME, owner, "the customer has agreed: " + consent.evidence())
                        .by("given", consent.givenAt())
                        .by("to", consent.requesterId()))
                .orElseGet(() -> Decision.deny(NAME, owner, "no consent of the customer is known")));
    }

    @Override
    void check(PolicyOwner owner, Settings wanted) throws InvalidSettingsException {
        if (wanted.required() == null) {
            throw new InvalidSettingsException("required: true or false");
        }
    }
}
