/**
 * Fetching over HTTP within the operator's limits. The JDK's HTTP clients resolve a host name themselves, after any check of
 * ours, and can't be told the address without losing the certificate check; so requests go over sockets of our own, connected
 * to the very address that was checked, with the host's name in {@code Host}, SNI and certificate verification.
 */
package org.carillon.vxml.fetch;
