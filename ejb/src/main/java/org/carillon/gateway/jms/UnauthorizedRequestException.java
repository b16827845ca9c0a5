package org.carillon.gateway.jms;

/** A message bears no key of an active requester. */
class UnauthorizedRequestException extends Exception {

    UnauthorizedRequestException() {
        super("the property carillonKey is not the key of a requester");
    }
}
