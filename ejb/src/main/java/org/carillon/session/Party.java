package org.carillon.session;

/**
 * Who asked for a call, and who is called.
 *
 * @param address as in {@link org.carillon.customer.CustomerAddress#text()}
 */
public record Party(String requesterId, String address) {}
