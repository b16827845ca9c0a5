package org.carillon.web.api.requester;

import jakarta.json.JsonObject;
import java.util.regex.Pattern;
import org.carillon.requester.Role;
import org.carillon.web.api.json.JsonFields;

/** An account to be made. */
public record NewRequester(String id, String name, String mail, String role) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\"(),:;\\\\\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final int LONGEST_NAME = 200;

    static NewRequester read(JsonObject body) {
        JsonFields fields = new JsonFields(body);
        NewRequester requester = new NewRequester(
                fields.requiredText("id"), fields.requiredText("name"), fields.text("mail"), fields.text("role"));
        if (requester.id() != null && !ID.matcher(requester.id()).matches()) {
            fields.wrong("id", "must be 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        if (requester.name() != null && !isName(requester.name())) {
            fields.wrong("name", "must be at most " + LONGEST_NAME + " printable characters");
        }
        if (requester.mail() != null && !MAIL.matcher(requester.mail()).matches()) {
            fields.wrong("mail", "is not a mail address");
        }
        if (requester.roleOrNull() == null) {
            fields.wrong("role", "must be requester or operator");
        }
        fields.check();
        return requester;
    }

    Role asRole() {
        return roleOrNull();
    }

    private Role roleOrNull() {
        if (role == null || role.equals(Role.REQUESTER.word())) {
            return Role.REQUESTER;
        }
        return role.equals(Role.OPERATOR.word()) ? Role.OPERATOR : null;
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }
}
