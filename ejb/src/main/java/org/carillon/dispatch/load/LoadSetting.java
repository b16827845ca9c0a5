package org.carillon.dispatch.load;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one row that holds what the operator has set; it is there from the migration on. */
@Entity
@Table(name = "load_management")
public class LoadSetting {

    /** Its identity. */
    static final String CURRENT = "current";

    @Id
    private String id;

    /** Counted by hand: who changes it holds the row's lock, and is told the version that comes of it. */
    private long version;

    private String settings;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected LoadSetting() {}

    void change(String json, String by, Instant now) {
        this.version++;
        this.settings = json;
        this.changedBy = by;
        this.changedAt = now;
    }

    long version() {
        return version;
    }

    String settings() {
        return settings;
    }
}
