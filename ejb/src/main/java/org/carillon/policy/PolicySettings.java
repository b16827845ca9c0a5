package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.database.InLists;
import org.carillon.database.ReadAhead;

/**
 * What the three parties have set. Changed at run time; the next decision goes by it. Read for each policy of each session, which is why it is not an enterprise bean: a call of one takes longer than most
 * decisions. Thread-safe.
 */
@ApplicationScoped
public class PolicySettings {

    private static final Jsonb JSON = JsonbBuilder.create();
    private static final int LONGEST = 8_000;
    private static final int MOST_PARSED = 1_000;
    private static final Map<Parsed, Object> PARSED = new ConcurrentHashMap<>();

    private record Parsed(String json, Class<?> type) {}

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private ReadAhead readAhead;

    @Inject
    private Clock clock;

    @Inject
    private Instance<Policy> policies;

    @Inject
    private Event<SettingsChanged> changes;

    /** The settings of this party, read as the given record; empty if it has set none. */
    public <T> Optional<T> of(PolicyOwner owner, String policy, Class<T> type) {
        return find(owner, policy).map(setting -> parsed(setting.settings(), type));
    }

    /** Reading JSON takes much longer than deciding by it, and the same few settings are asked for again and again. */
    private static <T> T parsed(String json, Class<T> type) {
        if (PARSED.size() > MOST_PARSED) {
            PARSED.clear();
        }
        return type.cast(PARSED.computeIfAbsent(new Parsed(json, type), key -> JSON.fromJson(json, type)));
    }

    public Optional<PolicySetting> find(PolicyOwner owner, String policy) {
        Optional<List<PolicySetting>> read = readAhead.of(PolicySetting.class, owner);
        return read.isPresent()
                ? read.get().stream()
                        .filter(setting -> setting.policy().equals(policy))
                        .findFirst()
                : Optional.ofNullable(entities.find(PolicySetting.class, new PolicySettingId(owner, policy)));
    }

    /** Reads all that these parties have set at once, for the rest of the caller's transaction. */
    public void readAhead(Collection<PolicyOwner> owners) {
        List<PolicyOwner> distinct = owners.stream().distinct().toList();
        List<PolicySetting> found = new ArrayList<>();
        for (PolicyOwner.Kind kind : PolicyOwner.Kind.values()) {
            found.addAll(allOf(
                    kind,
                    distinct.stream()
                            .filter(owner -> owner.kind() == kind)
                            .map(PolicyOwner::id)
                            .toList()));
        }
        readAhead.put(PolicySetting.class, distinct, found, PolicySetting::owner);
    }

    private List<PolicySetting> allOf(PolicyOwner.Kind kind, List<String> ids) {
        List<PolicySetting> found = new ArrayList<>();
        for (List<String> some : InLists.of(ids)) {
            found.addAll(entities.createQuery(
                            "select p from PolicySetting p where p.ownerKind = :kind and p.ownerId in :ids",
                            PolicySetting.class)
                    .setParameter("kind", kind.word())
                    .setParameter("ids", some)
                    .getResultList());
        }
        return found;
    }

    /** Everything this party has set. */
    public List<PolicySetting> allOf(PolicyOwner owner) {
        return entities.createQuery(
                        "select p from PolicySetting p where p.ownerKind = :kind and p.ownerId = :id order by p.policy",
                        PolicySetting.class)
                .setParameter("kind", owner.kind().word())
                .setParameter("id", owner.id())
                .getResultList();
    }

    /**
     * Stores settings after the policy has found them sensible.
     *
     * @param by who sets them, for the record
     * @throws InvalidSettingsException when there is no such policy, or the policy does not accept them
     */
    @Transactional
    public void set(PolicyOwner owner, String policy, String json, String by) throws InvalidSettingsException {
        if (json.length() > LONGEST) {
            throw new InvalidSettingsException("settings are limited to " + LONGEST + " characters");
        }
        policyNamed(policy).validate(owner, json);
        changes.fire(new SettingsChanged(owner, policy));
        PolicySetting setting = find(owner, policy).orElse(null);
        if (setting == null) {
            setting = new PolicySetting(owner, policy);
            setting.set(json, by, clock.instant());
            entities.persist(setting);
        } else {
            setting.set(json, by, clock.instant());
        }
    }

    /** Forgets what the party has set. Returns whether there was anything. */
    @Transactional
    public boolean clear(PolicyOwner owner, String policy) {
        Optional<PolicySetting> setting = find(owner, policy);
        changes.fire(new SettingsChanged(owner, policy));
        setting.ifPresent(entities::remove);
        return setting.isPresent();
    }

    private Policy policyNamed(String name) throws InvalidSettingsException {
        return policies.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingsException("there is no policy " + name));
    }

    /** Reads settings as a record, for {@link Policy#validate}. */
    static <T> T read(String json, Class<T> type) throws InvalidSettingsException {
        try {
            T read = JSON.fromJson(json, type);
            if (read != null) {
                return read;
            }
        } catch (JsonbException | IllegalArgumentException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new InvalidSettingsException("the settings can't be read: " + cause.getMessage(), e);
        }
        throw new InvalidSettingsException("the settings must be a JSON object");
    }
}
