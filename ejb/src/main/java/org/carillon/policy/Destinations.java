package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.session.TelephonySession;

/** The operator's list of destinations that may be called at all. Without one nothing may. */
@ApplicationScoped
public class Destinations implements Policy {

    /** The policy's name. */
    public static final String NAME = "destinations";

    /** The beginning of an address, as in settings. */
    static final String BEGINNING = "\\+[0-9]{0,15}|sip:[A-Za-z0-9._-]{0,64}";

    @Inject
    private PolicySettings settings;

    /**
     * @param allowed beginnings of addresses: {@code +1555}, {@code sip:}
     */
    public record Settings(List<String> allowed) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Decision> decide(TelephonySession session) {
        return List.of(decide(session.address().text()));
    }

    /** Whether this address may be called. */
    public Decision decide(String address) {
        List<String> allowed = settings.of(PolicyOwner.OPERATOR, NAME, Settings.class)
                .map(Settings::allowed)
                .orElse(List.of());
        return allowed.stream()
                .filter(address::startsWith)
                .findFirst()
                .map(prefix -> Decision.permit(NAME, PolicyOwner.OPERATOR, prefix + "... is an allowed destination"))
                .orElseGet(() ->
                        Decision.deny(NAME, PolicyOwner.OPERATOR, address + " is not among the allowed destinations"));
    }

    @Override
    public void validate(PolicyOwner owner, String json) throws InvalidSettingsException {
        if (!owner.equals(PolicyOwner.OPERATOR)) {
            throw new InvalidSettingsException("destinations are the operator's to allow");
        }
        Settings wanted = PolicySettings.read(json, Settings.class);
        if (wanted.allowed() == null) {
            throw new InvalidSettingsException("allowed is missing: a list of beginnings such as +1555");
        }
        for (String prefix : wanted.allowed()) {
            if (!prefix.matches(BEGINNING)) {
                throw new InvalidSettingsException("allowed: " + prefix + " is no beginning of a number or sip: user");
            }
        }
    }
}
