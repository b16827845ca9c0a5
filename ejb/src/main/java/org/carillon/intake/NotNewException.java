package org.carillon.intake;

import jakarta.ejb.ApplicationException;

/** Requests were taken for new and could not be stored as such: one of them may have come before. Nothing was stored. */
@ApplicationException(rollback = true)
public final class NotNewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotNewException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
