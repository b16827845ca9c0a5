package org.carillon.transfer;

/** A transfer is over. Observed in the transaction that ends it. */
public record TransferEnded(Transfer transfer) {}
