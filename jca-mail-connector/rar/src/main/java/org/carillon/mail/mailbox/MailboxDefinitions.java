package org.carillon.mail.mailbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the list of mailboxes:
 *
 * <pre>calls=imap:mail.example.com;user=calls@example.com;password=...;auth-serv-id=mx.example.com, old=pop3:...</pre>
 *
 * <p>A comma, semicolon or percent sign in a value is percent-encoded.
 */
public final class MailboxDefinitions {

    private static final int MOST = 20;
    private static final Pattern ADDRESS =
            Pattern.compile("(?<name>[A-Za-z0-9_-]{1,40})\\s*=\\s*(?<protocol>[a-z0-9]{1,10}):"
                    + "(?<host>[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:(?<port>\\d{1,5}))?");

    private MailboxDefinitions() {}

    /** @throws IllegalArgumentException with a sentence for the operator; it never contains a password */
    static List<MailboxDefinition> read(String text, Clock clock) {
        List<MailboxDefinition> mailboxes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String entry : text.split(",")) {
            if (!entry.isBlank()) {
                MailboxDefinition mailbox = readMailbox(entry.strip(), mailboxes.size() + 1, clock);
                if (!names.add(mailbox.name())) {
                    throw new IllegalArgumentException("two mailboxes are named " + mailbox.name());
                }
                mailboxes.add(mailbox);
            }
        }
        if (mailboxes.size() > MOST) {
            throw new IllegalArgumentException("there are more than " + MOST + " mailboxes");
        }
        return List.copyOf(mailboxes);
    }

    /** @param place which mailbox of the list it is: what is not understood may be half a password, and is not repeated */
    private static MailboxDefinition readMailbox(String entry, int place, Clock clock) {
        String[] parts = entry.split(";");
        Matcher address = ADDRESS.matcher(parts[0].strip());
        if (!address.matches()) {
            throw new IllegalArgumentException(
                    "mailbox " + place + " of the list is not written name=protocol:host:port;option=value");
        }
        String name = address.group("name");
        try {
            return new MailboxOptions(options(parts))
                    .definition(
                            name,
                            Protocol.ofWord(address.group("protocol")),
                            address.group("host"),
                            address.group("port"),
                            clock);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("mailbox " + name + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> options(String[] parts) {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] option = parts[i].split("=", 2);
            String name = option[0].strip();
            if (option.length != 2 || !name.matches("[a-z][a-z-]{0,30}")) {
                throw new IllegalArgumentException("an option is not written name=value");
            }
            if (options.put(name, decode(option[1].strip())) != null) {
                throw new IllegalArgumentException("option " + name + " stands twice");
            }
        }
        return options;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            // without its cause, whose message quotes the value
            throw new IllegalArgumentException("a percent sign in a value is written %25");
        }
    }
}
