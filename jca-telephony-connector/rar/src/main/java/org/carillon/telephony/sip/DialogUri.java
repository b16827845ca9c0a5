package org.carillon.telephony.sip;

import java.text.ParseException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import org.carillon.telephony.RequestedDialog;

/**
 * A VoiceXML dialogue as a SIP URI: {@code sip:dialog@host;voicexml=URL;name=value} (RFC 5552 section 2.1). Names and values are
 * percent-encoded there.
 */
final class DialogUri {

    private static final String USER = "dialog";
    private static final String VOICEXML = "voicexml";
    private static final String NAME = "[a-z0-9_.!~*'()+-]{1,64}";
    private static final int MAX_PARAMETERS = 32;
    private static final int MAX_CHARS = 4_096;

    /** They say how to reach whom the URI names, and nothing of the dialogue; but {@code method} is the dialogue's here. */
    private static final Set<String> OF_SIP = Set.of("transport", "user", "ttl", "maddr", "lr", "comp", "ob", "gr");

    private DialogUri() {}

    /**
     * The dialogue that a Request-URI asks for: empty where it asks for none.
     *
     * @throws IllegalArgumentException when it asks for one in a way that nobody understands, or at too great a length
     */
    static Optional<RequestedDialog> read(URI called) {
        if (!(called instanceof SipURI sip) || !USER.equals(sip.getUser())) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (Iterator<?> names = sip.getParameterNames(); names.hasNext(); ) {
            String encoded = (String) names.next();
            String name = PercentEncoding.decode(encoded).toLowerCase(Locale.ROOT);
            if (!OF_SIP.contains(name)) {
                String value = sip.getParameter(encoded);
                parameters.put(name, value == null ? "" : PercentEncoding.decode(value));
            }
        }
        requireBounded(parameters);
        String document = parameters.remove(VOICEXML);
        return document == null ? Optional.empty() : Optional.of(new RequestedDialog(document, parameters));
    }

    /**
     * Makes a URI ask for a dialogue.
     *
     * @throws IllegalArgumentException when it cannot be asked for
     */
    static SipURI write(SipURI server, RequestedDialog dialog) {
        Map<String, String> parameters = new HashMap<>(dialog.parameters());
        parameters.put(VOICEXML, dialog.voicexml());
        requireBounded(parameters);
        SipURI uri = (SipURI) server.clone();
        try {
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                if (!parameter.getKey().matches(NAME) || OF_SIP.contains(parameter.getKey())) {
                    throw new IllegalArgumentException("not a parameter of a dialogue: " + parameter.getKey());
                }
                uri.setParameter(parameter.getKey(), PercentEncoding.encodeParameter(parameter.getValue()));
            }
        } catch (ParseException cause) {
            throw new IllegalArgumentException("not a parameter of a dialogue", cause);
        }
        return uri;
    }

    private static void requireBounded(Map<String, String> parameters) {
        int chars = parameters.entrySet().stream()
                .mapToInt(each -> each.getKey().length() + each.getValue().length())
                .sum();
        if (parameters.size() > MAX_PARAMETERS || chars > MAX_CHARS) {
            throw new IllegalArgumentException(
                    "more than " + MAX_PARAMETERS + " parameters or " + MAX_CHARS + " characters");
        }
        String document = parameters.get(VOICEXML);
        if (document != null && (document.isBlank() || document.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("not the address of a document");
        }
    }
}
