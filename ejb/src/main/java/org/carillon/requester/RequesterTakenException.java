package org.carillon.requester;

import jakarta.ejb.ApplicationException;

/** An account can't be made: its id or its mail address is another's. Nothing was stored. */
@ApplicationException(rollback = true)
public class RequesterTakenException extends RuntimeException {

    public RequesterTakenException() {
        super("the id or the mail address is taken");
    }
}
