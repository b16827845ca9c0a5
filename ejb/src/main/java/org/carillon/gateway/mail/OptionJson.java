package org.carillon.gateway.mail;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.Set;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.RequestJson;

/** The options that a mail gives as a part of the type {@code application/json}: the JSON form of a request, {@code to} left out. */
final class OptionJson {

    private static final String PLACE = "JSON part";
    private static final int MOST_MEMBERS = 100;

    /** These are read member by member, so that those of other places can stand beside them. */
    private static final Set<String> WITH_MEMBERS = Set.of("parameters", "replyTo");

    private OptionJson() {}

    static OptionSource of(Part part) throws MessagingException, IOException, UnreadableMailException {
        OptionSource options = new OptionSource();
        try {
            // RFC 8259 section 8.1: UTF-8, and nothing else
            String text = PartText.decode(part.getInputStream().readAllBytes(), "UTF-8");
            JsonObject request = RequestJson.parseObject(text);
            if (request.size() > MOST_MEMBERS) {
                options.wrong(PLACE + ": has more than " + MOST_MEMBERS + " members");
            } else {
                request.forEach((name, value) -> add(name, value, options));
            }
        } catch (InvalidRequestException e) {
            options.wrong(PLACE + ": " + e.problems().get(0).detail());
        }
        return options;
    }

    private static void add(String name, JsonValue value, OptionSource options) {
        if (name.equals(MailOptions.REPLY) && value != JsonValue.TRUE && value != JsonValue.FALSE) {
            options.wrong(PLACE + ": reply must be true or false");
        } else if (WITH_MEMBERS.contains(name)
                && value instanceof JsonObject members
                && members.size() <= MOST_MEMBERS) {
            members.forEach((member, its) -> options.add(option(name + "." + member, its)));
        } else {
            options.add(option(name, value));
        }
    }

    private static MailOption option(String field, JsonValue value) {
        return new MailOption(field, value, PLACE, field);
    }
}
