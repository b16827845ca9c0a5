package org.carillon.telephony.outbound;

import jakarta.resource.spi.ConnectionRequestInfo;

/**
 * Which server's channel is wanted.
 *
 * @param serverName its name
 */
record ServerRequestInfo(String serverName) implements ConnectionRequestInfo {}
