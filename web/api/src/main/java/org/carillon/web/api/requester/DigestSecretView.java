package org.carillon.web.api.requester;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** A digest secret, shown this once. */
@JsonbPropertyOrder({"requester", "secret"})
public record DigestSecretView(String requester, String secret) {}
