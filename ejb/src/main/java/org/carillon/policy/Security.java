package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.node.Recent;
import org.carillon.session.TelephonySession;

/**
 * What a mail has to prove before it is a request. Each setting is a list of combinations, one of which has to be proven whole:
 * {@code {"mail": ["password", "dmarc+digest"]}}. The operator's has to be met, and the requester's, too. Where the operator
 * has set nothing, a mail needs a login.
 */
@ApplicationScoped
public class Security implements Policy {

    /** The policy's name. */
    public static final String NAME = "security";

    private static final int MOST_COMBINATIONS = 20;
    private static final Settings LOGIN = new Settings(List.of(Proof.PASSWORD.word()));
    private static final Settings ORIGIN =
            new Settings(Stream.of(Proof.DMARC, Proof.DKIM, Proof.SPF, Proof.SMIME_SIGNED, Proof.DIGEST)
                    .map(Proof::word)
                    .toList());

    @Inject
    private PolicySettings settings;

    private final Recent<SecurityDemands> overTheWire = new Recent<>();
    private final Recent<SecurityDemands> fromMailbox = new Recent<>();

    /** @param mail combinations of proofs, joined by {@code +}; one of them has to be proven */
    public record Settings(List<String> mail) {

        List<Set<Proof>> combinations() {
            return mail.stream().map(Settings::proofs).toList();
        }

        private static Set<Proof> proofs(String combination) {
            return Stream.of(combination.split("\\+", -1))
                    .map(word -> Proof.ofWord(word)
                            .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no proof")))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Proof.class)));
        }

        String text() {
            return String.join(" or ", mail);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "What a mail has to prove before it is a request: combinations of proofs, one of which must be proven whole.",
                EnumSet.of(PolicyOwner.Kind.OPERATOR, PolicyOwner.Kind.REQUESTER),
                "{\"mail\": [\"password\", \"dmarc+digest\"]}");
    }

    /** Says nothing about sessions: their mails were asked at the gateway, by {@link SecurityDemands}. */
    @Override
    public List<Decision> decide(TelephonySession session) {
        return List.of();
    }

    /** What a mail of this requester has to prove, by what was set within the last second. */
    public SecurityDemands of(String requesterId) {
        return demands(overTheWire, requesterId, LOGIN);
    }

    /**
     * What a mail of this requester has to prove that lay in a mailbox. Nobody can log in to bring it: where the operator has set nothing,
     * any proof of who sent it will do.
     */
    public SecurityDemands inMailbox(String requesterId) {
        return demands(fromMailbox, requesterId, ORIGIN);
    }

    /** Something was set. */
    void onChange(@Observes(during = TransactionPhase.AFTER_COMPLETION) SettingsChanged changed) {
        overTheWire.forget();
        fromMailbox.forget();
    }

    private SecurityDemands demands(Recent<SecurityDemands> recent, String requesterId, Settings usual) {
        return recent.of(requesterId, () -> Optional.of(demands(requesterId, usual)))
                .orElseThrow();
    }

    private SecurityDemands demands(String requesterId, Settings usual) {
        Map<PolicyOwner, Settings> demands = new LinkedHashMap<>();
        demands.put(PolicyOwner.OPERATOR, set(PolicyOwner.OPERATOR).orElse(usual));
        PolicyOwner requester = PolicyOwner.requester(requesterId);
        set(requester).ifPresent(own -> demands.put(requester, own));
        return new SecurityDemands(demands);
    }

    private Optional<Settings> set(PolicyOwner owner) {
        return settings.of(owner, NAME, Settings.class);
    }

    static String words(Set<Proof> proofs) {
        return proofs.stream().map(Proof::word).collect(Collectors.joining("+"));
    }

    @Override
    public void validate(PolicyOwner owner, String json) throws InvalidSettingsException {
        if (owner.kind() == PolicyOwner.Kind.CUSTOMER) {
            throw new InvalidSettingsException("security is the operator's and the requester's to set");
        }
        check(PolicySettings.read(json, Settings.class));
    }

    static void check(Settings wanted) throws InvalidSettingsException {
        if (wanted == null
                || wanted.mail() == null
                || wanted.mail().isEmpty()
                || wanted.mail().stream().anyMatch(Objects::isNull)) {
            throw new InvalidSettingsException(
                    "mail is missing: a list of combinations such as password or dmarc+digest");
        }
        if (wanted.mail().size() > MOST_COMBINATIONS) {
            throw new InvalidSettingsException("mail: at most " + MOST_COMBINATIONS + " combinations");
        }
        checkCombinations(wanted);
    }

    private static void checkCombinations(Settings wanted) throws InvalidSettingsException {
        try {
            for (Set<Proof> combination : wanted.combinations()) {
                if (EnumSet.of(Proof.TLS, Proof.SMIME_ENCRYPTED).containsAll(combination)) {
                    throw new InvalidSettingsException(
                            "mail: " + words(combination) + " keeps a mail secret, but does not tell who sent it");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    "mail: " + e.getMessage() + "; there are "
                            + Stream.of(Proof.values()).map(Proof::word).collect(Collectors.joining(", ")),
                    e);
        }
    }
}
