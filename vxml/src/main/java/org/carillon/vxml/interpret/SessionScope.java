package org.carillon.vxml.interpret;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.SessionVariables;
import org.carillon.vxml.script.ScriptSession;

/** Declares the standard session variables (VoiceXML 2.0 section 5.1.4), and ours. */
final class SessionScope {

    private SessionScope() {}

    static void declare(ScriptSession script, SessionVariables variables) {
        Map<String, Object> connection = new LinkedHashMap<>();
        Object local = script.fromJava(uri(variables.localUri()));
        Object remote = script.fromJava(uri(variables.remoteUri()));
        connection.put("local", local);
        connection.put("remote", remote);
        connection.put("originator", "local".equals(variables.originator()) ? local : remote);
        connection.put("protocol", protocol(variables));
        connection.put("redirect", List.of());
        connection.put("aai", variables.aai() == null ? ScriptSession.undefined() : variables.aai());
        script.scope().declare("connection", script.fromJava(connection));
        script.scope().declare("parameters", script.fromJava(variables.parameters()));
    }

    private static Map<String, Object> uri(String uri) {
        Map<String, Object> party = new LinkedHashMap<>();
        party.put("uri", uri);
        return party;
    }

    private static Map<String, Object> protocol(SessionVariables variables) {
        Map<String, Object> protocol = new LinkedHashMap<>();
        protocol.put("name", variables.protocolName());
        protocol.put("version", variables.protocolVersion());
        if ("sip".equals(variables.protocolName())) {
            protocol.put("sip", Map.of("requesturi", variables.requestUri()));
        }
        return protocol;
    }
}
