package org.carillon.vxml.fetch;

/** The operator does not allow that anything is sent to an address, or it is no address for HTTP. */
public class ForbiddenAddressException extends FetchException {

    ForbiddenAddressException(String message) {
        super(message);
    }
}
