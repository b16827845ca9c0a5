package org.carillon.intake.template;

import java.io.Serializable;
import java.util.Objects;

/** Whose template, and its name. */
public class TemplateId implements Serializable {

    private String requesterId;
    private String name;

    protected TemplateId() {}

    TemplateId(String requesterId, String name) {
        this.requesterId = requesterId;
        this.name = name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TemplateId id && id.requesterId.equals(requesterId) && id.name.equals(name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(requesterId, name);
    }
}
