package org.carillon.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.request.InvalidRequestException.Problem;

/**
 * What may be handed to an external VoiceXML browser: it travels in the Request-URI (RFC 5552 section 2.1), beside parameters that mean
 * something to SIP or to the browser.
 */
final class BrowserParameters {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Set<String> TAKEN = Set.of(
            "transport", "user", "ttl", "maddr", "lr", "comp", "ob", "gr", "voicexml", "method", "postbody", "ccxml");

    private BrowserParameters() {}

    /** What is wrong with them, at most a line for each. */
    static List<Problem> problemsOf(Map<String, String> parameters) {
        int characters = parameters.entrySet().stream()
                .mapToInt(each -> each.getKey().length() + each.getValue().length())
                .sum();
        if (parameters.size() > RequestLimits.BROWSER_PARAMETERS || characters > RequestLimits.BROWSER_CHARACTERS) {
            return List.of(new Problem(
                    "parameters",
                    "are more than the " + RequestLimits.BROWSER_PARAMETERS + " parameters or "
                            + RequestLimits.BROWSER_CHARACTERS + " characters that a VoiceXML browser gets"));
        }
        return parameters.keySet().stream()
                .filter(name -> !NAME.matcher(name).matches() || TAKEN.contains(name))
                .map(
                        name -> new Problem(
                                "parameters." + name,
                                "can't be handed to a VoiceXML browser: lower-case letters, digits and _, and no parameter of SIP"))
                .toList();
    }
}
