package org.carillon.web.api.policy;

import jakarta.json.JsonObject;
import org.carillon.policy.InvalidSettingsException;
import org.carillon.web.api.problem.ProblemException;

/** Names the field that a policy did not accept: its message begins with it. */
final class SettingsProblem {

    private SettingsProblem() {}

    static ProblemException of(InvalidSettingsException refusal, JsonObject settings) {
        String message = refusal.getMessage();
        String first = message.split("[: ]", 2)[0];
        return settings.containsKey(first) || message.startsWith(first + " is missing")
                ? ProblemException.invalid("/" + first, message)
                : ProblemException.invalid("", message);
    }
}
