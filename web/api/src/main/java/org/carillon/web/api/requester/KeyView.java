package org.carillon.web.api.requester;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** A key, shown this once. */
@JsonbPropertyOrder({"requester", "key"})
public record KeyView(String requester, String key) {}
