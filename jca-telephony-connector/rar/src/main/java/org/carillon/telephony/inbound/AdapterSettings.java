package org.carillon.telephony.inbound;

import java.time.Duration;
import java.util.List;
import org.carillon.telephony.asterisk.AsteriskSettings;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.sip.SipSettings;

/**
 * The adapter's configuration in effect.
 *
 * @param servers in their configured order
 * @param sip how our user agent uses the network
 * @param asterisk how calls go by way of Asterisk
 * @param probePace the time between two probes of a server
 */
record AdapterSettings(
        List<ServerDefinition> servers, SipSettings sip, AsteriskSettings asterisk, Duration probePace) {}
