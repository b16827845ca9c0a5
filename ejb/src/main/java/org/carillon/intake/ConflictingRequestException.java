package org.carillon.intake;

import jakarta.ejb.ApplicationException;

/** A request bears the identity of an earlier one, but asks for something else. Nothing was stored. */
@ApplicationException(rollback = true)
public class ConflictingRequestException extends Exception {

    public ConflictingRequestException(String identity) {
        super("another request has been made with the identity " + identity);
    }
}
