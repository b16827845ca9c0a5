package org.carillon.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one party has set for one policy, as JSON. */
@Entity
@Table(name = "policy_setting")
@IdClass(PolicySettingId.class)
public class PolicySetting {

    @Id
    @Column(name = "owner_kind")
    private String ownerKind;

    @Id
    @Column(name = "owner_id")
    private String ownerId;

    @Id
    private String policy;

    private String settings;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "updated_by")
    private String updatedBy;

    protected PolicySetting() {}

    PolicySetting(PolicyOwner owner, String policy) {
        this.ownerKind = owner.kind().word();
        this.ownerId = owner.id();
        this.policy = policy;
    }

    void set(String json, String by, Instant now) {
        this.settings = json;
        this.updatedBy = by;
        this.updatedAt = now;
    }

    public PolicyOwner owner() {
        return new PolicyOwner(PolicyOwner.Kind.ofWord(ownerKind), ownerId);
    }

    public String policy() {
        return policy;
    }

    /** JSON text. */
    public String settings() {
        return settings;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public String updatedBy() {
        return updatedBy;
    }
}
