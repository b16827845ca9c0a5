package org.carillon.web.api.customer;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Map;

/** What a requester has told of a customer. */
@JsonbPropertyOrder({"customer", "preferredHour", "dates"})
public record CustomerProfileView(String customer, Integer preferredHour, Map<String, String> dates) {}
