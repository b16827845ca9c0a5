package org.carillon.web.api.template;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.intake.template.StoredTemplate;

/** A template in a list: without what it says. */
@JsonbPropertyOrder({"name", "version", "created", "changed"})
public record TemplateView(String name, long version, Instant created, Instant changed) {

    static TemplateView of(StoredTemplate template) {
        return new TemplateView(template.name(), template.version(), template.createdAt(), template.changedAt());
    }
}
