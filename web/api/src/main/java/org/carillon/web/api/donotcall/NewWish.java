package org.carillon.web.api.donotcall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.Customers;
import org.carillon.customer.DoNotCall;
import org.carillon.requester.Requesters;
import org.carillon.web.api.problem.FieldError;

/** A wish as somebody has written it, in JSON or in a row of CSV. */
final class NewWish {

    private static final int LONGEST_REASON = 500;

    private final List<FieldError> problems = new ArrayList<>();
    private final String from;
    private final String reason;
    private final Instant until;
    private CustomerAddress address;

    /**
     * @param onlyOf the one requester that may be named, or null for any
     */
    NewWish(String customer, String requester, String reason, Instant until, String onlyOf, Requesters requesters) {
        this.from = requester != null ? requester : onlyOf != null ? onlyOf : DoNotCall.ANYBODY;
        this.reason = reason;
        this.until = until;
        if (reason != null && (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0)) {
            wrong("reason", "must be at most " + LONGEST_REASON + " characters, none of them zero");
        }
        boolean known = from.equals(DoNotCall.ANYBODY)
                ? requester == null || onlyOf == null
                : requesters.find(from).isPresent();
        if (!known || onlyOf != null && !from.equals(onlyOf)) {
            wrong("requester", "is unknown");
        }
        try {
            address = CustomerAddress.parse(customer);
        } catch (IllegalArgumentException e) {
            wrong("customer", e.getMessage());
        }
    }

    private void wrong(String field, String detail) {
        problems.add(new FieldError(field, detail));
    }

    /** What is wrong with it, by the names of the fields. */
    List<FieldError> problems() {
        return problems;
    }

    String from() {
        return from;
    }

    String reason() {
        return reason;
    }

    void keep(Customers customers) {
        customers.wantsNoCalls(address, from, reason, until);
    }
}
