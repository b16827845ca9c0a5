package org.carillon.policy;

import java.util.Locale;

/**
 * Whose policy it is.
 *
 * @param kind which of the three parties
 * @param id the requester's id or the customer's address; {@code *} for the operator
 */
public record PolicyOwner(Kind kind, String id) {

    /** The party that runs this Carillon. */
    public static final PolicyOwner OPERATOR = new PolicyOwner(Kind.OPERATOR, "*");

    /** The three parties. */
    public enum Kind {
        OPERATOR,
        REQUESTER,
        CUSTOMER;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * @throws IllegalArgumentException when there is no such party
         */
        public static Kind ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public static PolicyOwner requester(String id) {
        return new PolicyOwner(Kind.REQUESTER, id);
    }

    public static PolicyOwner customer(String address) {
        return new PolicyOwner(Kind.CUSTOMER, address);
    }

    @Override
    public String toString() {
        return kind == Kind.OPERATOR ? kind.word() : kind.word() + " " + id;
    }
}
