package org.carillon.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.database.Insertion;
import org.carillon.database.Insertion.Field;
import org.carillon.database.JsonText;

/** A decision, kept. Never changed. */
@Entity
@Table(name = "policy_decision")
public class DecisionRecord {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_INPUTS = 4_000;

    static final Insertion<DecisionRecord> INSERTION = new Insertion<>(
            "policy_decision",
            List.of(
                    Field.next("id", "policy_decision_seq"),
                    Field.text("session_id", record -> record.sessionId),
                    Field.instant("at", DecisionRecord::at),
                    Field.text("stage", DecisionRecord::stage),
                    Field.text("policy", DecisionRecord::policy),
                    Field.text("owner", DecisionRecord::owner),
                    Field.text("result", DecisionRecord::result),
                    Field.text("reason", DecisionRecord::reason),
                    Field.instant("until", DecisionRecord::until),
                    Field.text("inputs", record -> record.inputs)));

    @Id
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
