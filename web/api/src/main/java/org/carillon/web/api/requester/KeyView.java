package org.carillon.web.api.requester;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key, shown this once. */
@Schema(name = "Key", description = "A new key. It is shown this once; only its hash is kept.")
@JsonbPropertyOrder({"requester", "key"})
public record KeyView(String requester, String key) {}
