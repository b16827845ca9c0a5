package org.carillon.gateway.mail;

import jakarta.json.JsonValue;
import org.carillon.request.InvalidRequestException.Problem;

/**
 * Something that a mail says about its request beside the recipients and the application.
 *
 * @param field its name in the JSON form of a request: {@code priority}, {@code replyTo.mail}, {@code parameters.name}
 * @param value as it has to stand there
 * @param place where it was found: {@code line 3}, {@code header X-Carillon-Priority}, {@code JSON part}
 * @param label how its writer calls it
 */
record MailOption(String field, JsonValue value, String place, String label) {

    /** Whether the problem is one of this option. */
    boolean isMeantBy(Problem problem) {
        return problem.field().equals(field) || problem.field().startsWith(field + ".");
    }

    /** Such as {@code line 3: priority must be from 0 to 9}. */
    String explain(Problem problem) {
        return place + ": " + label + problem.field().substring(field.length()) + " " + problem.detail();
    }
}
