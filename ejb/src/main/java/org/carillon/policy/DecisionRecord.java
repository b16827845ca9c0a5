package org.carillon.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.carillon.database.JsonText;

/** A decision, kept. Never changed. */
@Entity
@Table(name = "policy_decision")
public class DecisionRecord {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_INPUTS = 4_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "policy_decision_seq")
    @SequenceGenerator(name = "policy_decision_seq", sequenceName = "policy_decision_seq", allocationSize = 500)
    private Long id;

    @Column(name = "session_id")
    private String sessionId;

    private Instant at;
    private String stage;
    private String policy;
    private String owner;
    private String result;
    private String reason;
    private Instant until;
    private String inputs;

    protected DecisionRecord() {}

    DecisionRecord(String sessionId, Instant at, PolicyCheck.Stage stage, Decision decision) {
        this.sessionId = sessionId;
        this.at = at;
        this.stage = stage.name().toLowerCase(Locale.ROOT);
        this.policy = decision.policy();
        this.owner = decision.owner().toString();
        this.result = decision.result().word();
        this.reason = decision.reason().length() <= LONGEST_REASON
                ? decision.reason()
                : decision.reason().substring(0, LONGEST_REASON);
        this.until = decision.until();
        this.inputs = decision.inputs().isEmpty() ? null : bounded(JsonText.of(decision.inputs()));
    }

    /** What does not fit is left out whole: a part of a JSON text is none. */
    private static String bounded(String json) {
        return json.length() <= LONGEST_INPUTS ? json : null;
    }

    public Instant at() {
        return at;
    }

    /** {@code intake} or {@code dial}. */
    public String stage() {
        return stage;
    }

    public String policy() {
        return policy;
    }

    public String owner() {
        return owner;
    }

    /** {@code permit}, {@code defer} or {@code deny}. */
    public String result() {
        return result;
    }

    public String reason() {
        return reason;
    }

    /** The next permitted instant of a deferral, or null. */
    public Instant until() {
        return until;
    }

    /** What the decision went by, by name; empty where nothing was kept. */
    public Map<String, Object> inputs() {
        return JsonText.read(inputs);
    }
}
