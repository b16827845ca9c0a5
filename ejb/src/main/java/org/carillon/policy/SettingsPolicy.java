package org.carillon.policy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.session.TelephonySession;

/**
 * A policy that each of some parties may set, all in the same form; it says nothing for those that have not.
 *
 * @param <S> the record that its settings are read as
 */
abstract class SettingsPolicy<S extends Record> implements Policy {

    private Class<S> type;
    private PolicySettings settings;

    protected SettingsPolicy() {}

    SettingsPolicy(Class<S> type, PolicySettings settings) {
        this.type = type;
        this.settings = settings;
    }

    @Override
    public List<Decision> decide(TelephonySession session) {
        List<Decision> decisions = new ArrayList<>();
        for (PolicyOwner owner : PolicyCheck.partiesOf(session)) {
            of(owner).flatMap(set -> decide(owner, set, session)).ifPresent(decisions::add);
        }
        return decisions;
    }

    /** What the party has set. */
    Optional<S> of(PolicyOwner owner) {
        return description().owners().contains(owner.kind()) ? settings.of(owner, name(), type) : Optional.empty();
    }

    /** What all parties of the session have set. */
    Stream<S> all(TelephonySession session) {
        return PolicyCheck.partiesOf(session).stream().map(this::of).flatMap(Optional::stream);
    }

    /** What the settings of one party say; empty where they are not about this session. */
    abstract Optional<Decision> decide(PolicyOwner owner, S set, TelephonySession session);

    /**
     * Finds out whether settings make sense.
     *
     * @throws InvalidSettingsException with what is wrong, the name of the field first
     */
    abstract void check(PolicyOwner owner, S wanted) throws InvalidSettingsException;

    @Override
    public void validate(PolicyOwner owner, String json) throws InvalidSettingsException {
        if (!description().owners().contains(owner.kind())) {
            throw new InvalidSettingsException(
                    "the policy " + name() + " is not the " + owner.kind().word() + "'s to set");
        }
        S wanted = PolicySettings.read(json, type);
        refuseUnknown(json);
        check(owner, wanted);
    }

    /** A typing error must not go unnoticed. */
    private void refuseUnknown(String json) throws InvalidSettingsException {
        List<String> known = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        for (String name : names(json)) {
            if (!known.contains(name)) {
                throw new InvalidSettingsException(name + " is not known here: " + String.join(", ", known));
            }
        }
    }

    private static Iterable<String> names(String json) throws InvalidSettingsException {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonObject object) {
                return object.keySet();
            }
        }
        throw new InvalidSettingsException("the settings must be a JSON object");
    }

    static void range(String field, Integer value, int lowest, int highest) throws InvalidSettingsException {
        if (value == null || value < lowest || value > highest) {
            throw new InvalidSettingsException(field + ": a whole number from " + lowest + " to " + highest);
        }
    }
}
