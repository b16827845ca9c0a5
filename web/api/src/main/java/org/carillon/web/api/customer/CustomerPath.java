package org.carillon.web.api.customer;

import org.carillon.customer.CustomerAddress;
import org.carillon.web.api.problem.ProblemException;

/** A customer as a path names it. */
final class CustomerPath {

    private CustomerPath() {}

    static CustomerAddress address(String written) {
        try {
            return CustomerAddress.parse(written);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("customer", e.getMessage());
        }
    }
}
