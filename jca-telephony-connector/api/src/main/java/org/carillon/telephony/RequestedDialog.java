package org.carillon.telephony;

import java.util.Map;

/**
 * The VoiceXML dialogue that a caller asks for by dialling {@code sip:dialog@host;voicexml=URL} (RFC 5552 section 2). What it names is
 * the caller's wish and nothing more: the operator decides which addresses may be fetched.
 *
 * @param voicexml the address of the first document, decoded
 * @param parameters the other parameters of the Request-URI by their lower-case names, decoded
 */
public record RequestedDialog(String voicexml, Map<String, String> parameters) {

    public RequestedDialog {
        parameters = Map.copyOf(parameters);
    }
}
