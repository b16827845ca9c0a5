package org.carillon.it.scene;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carillon.it.phone.Callee;

/**
 * Somebody who behaves alike, whichever telephony server the call comes through.
 *
 * @param number E.164
 */
public record Customer(String number, Callee onNorth, Callee onSouth) {

    /** Tells the customer what to do: {@code customer.does(Callee::isBusy)}. */
    public Customer does(Consumer<Callee> what) {
        Stream.of(onNorth, onSouth).forEach(what);
        return this;
    }
}
