package org.carillon.vxml;

import java.util.Map;

/**
 * What the application finds in its {@code session} scope (VoiceXML 2.0 section 5.1.4).
 *
 * @param localUri {@code session.connection.local.uri}
 * @param remoteUri {@code session.connection.remote.uri}
 * @param protocolName {@code session.connection.protocol.name}, such as {@code sip}
 * @param protocolVersion {@code session.connection.protocol.version}
 * @param aai {@code session.connection.aai}, or null
 * @param originator {@code local} if we placed the call, {@code remote} if it came in: {@code session.connection.originator}
 *     refers to that object
 * @param requestUri parameters of the SIP Request-URI (RFC 5552 section 2.4): {@code
 *     session.connection.protocol.sip.requesturi.NAME}
 * @param parameters the request's parameters: {@code session.parameters.NAME}
 */
public record SessionVariables(
        String localUri,
        String remoteUri,
        String protocolName,
        String protocolVersion,
        String aai,
        String originator,
        Map<String, String> requestUri,
        Map<String, String> parameters) {

    public SessionVariables {
        requestUri = Map.copyOf(requestUri);
        parameters = Map.copyOf(parameters);
    }

    /** Of a call whose Request-URI says nothing to the application. */
    public SessionVariables(
            String localUri,
            String remoteUri,
            String protocolName,
            String protocolVersion,
            String aai,
            String originator,
            Map<String, String> parameters) {
        this(localUri, remoteUri, protocolName, protocolVersion, aai, originator, Map.of(), parameters);
    }
}
