package org.carillon.policy;

import java.io.Serializable;
import java.util.Objects;

/** The identity of a {@link PolicySetting}. */
public class PolicySettingId implements Serializable {

    private String ownerKind;
    private String ownerId;
    private String policy;

    protected PolicySettingId() {}

    PolicySettingId(PolicyOwner owner, String policy) {
        this.ownerKind = owner.kind().word();
        this.ownerId = owner.id();
        this.policy = policy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicySettingId id
                && ownerKind.equals(id.ownerKind)
                && ownerId.equals(id.ownerId)
                && policy.equals(id.policy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ownerKind, ownerId, policy);
    }
}
