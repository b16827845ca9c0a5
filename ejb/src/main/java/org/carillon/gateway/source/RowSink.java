package org.carillon.gateway.source;

/** Takes rows, one after the other. */
@FunctionalInterface
interface RowSink {

    /** @return whether more are welcome */
    boolean take(SourceRow row);
}
