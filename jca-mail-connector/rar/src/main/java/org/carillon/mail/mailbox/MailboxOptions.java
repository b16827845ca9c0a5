package org.carillon.mail.mailbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.mail.mailbox.MailboxDefinition.TrustStore;

/** The options of one mailbox. Every refusal is a sentence for the operator that quotes no value, since each may be secret. */
final class MailboxOptions {

    private static final Set<String> KNOWN = Set.of(
            "user",
            "password",
            "oauth-token-url",
            "oauth-client-id",
            "oauth-client-secret",
            "oauth-refresh-token",
            "oauth-scope",
            "tls",
            "trust-store",
            "trust-store-password",
            "folder",
            "address",
            "auth-serv-id",
            "accepted",
            "refused",
            "poll",
            "retry");
    private static final String INBOX = "INBOX";
    private static final String MAIL_ADDRESS = "[^@\\s]{0,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?";

    private final Map<String, String> options;

    MailboxOptions(Map<String, String> options) {
        this.options = options;
    }

    MailboxDefinition definition(String name, Protocol protocol, String host, String port, Clock clock) {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(KNOWN);
        require(unknown.isEmpty(), "there are no options named " + unknown);
        boolean imap = protocol == Protocol.IMAP;
        Encryption encryption = Encryption.ofWord(option("tls", "implicit"));
        require(encryption != Encryption.NONE || OAuth2Client.isLoopback(host), "tls=none is for this machine only");
        require(imap || !options.containsKey("folder"), "by pop3 there is no folder");
        return new MailboxDefinition(
                name,
                protocol,
                host.replaceAll("[\\[\\]]", ""),
                port == null ? protocol.defaultPort(encryption) : port(port),
                encryption,
                needed("user"),
                credential(clock),
                trustStore(),
                option("folder", INBOX),
                address(),
                authServIds(),
                Disposal.of(option("accepted", imap ? "seen" : "delete"), protocol),
                Disposal.of(option("refused", imap ? "flag" : "delete"), protocol),
                seconds("poll", 60, 3_600),
                seconds("retry", 300, 3_600));
    }

    private Credential credential(Clock clock) {
        if (!options.containsKey("oauth-token-url")) {
            return new Password(needed("password"));
        }
        require(!options.containsKey("password"), "there is either a password or oauth");
        return new OAuth2Tokens(
                new OAuth2Client(
                        uri(needed("oauth-token-url")),
                        needed("oauth-client-id"),
                        options.get("oauth-client-secret"),
                        options.get("oauth-refresh-token"),
                        options.get("oauth-scope")),
                clock);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("oauth-token-url is not a URL", e);
        }
    }

    private TrustStore trustStore() {
        String file = options.get("trust-store");
        return file == null
                ? null
                : new TrustStore(
                        Path.of(file), option("trust-store-password", "").toCharArray());
    }

    private String address() {
        String user = options.get("user");
        String address = option("address", user != null && user.matches(MAIL_ADDRESS) ? user : null);
        require(address == null || address.matches(MAIL_ADDRESS), "address is a mail address, or @ and a domain");
        return address == null ? null : address.toLowerCase(Locale.ROOT);
    }

    /** Several are parted by spaces. */
    private Set<String> authServIds() {
        return Stream.of(option("auth-serv-id", "").toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Duration seconds(String name, int otherwise, int longest) {
        String text = option(name, Integer.toString(otherwise));
        boolean valid = text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= longest;
        require(valid, name + " is 1 to " + longest + " seconds");
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static int port(String digits) {
        int port = Integer.parseInt(digits);
        require(port >= 1 && port <= 65_535, "the port is 1 to 65535");
        return port;
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private String needed(String name) {
        String value = options.get(name);
        require(value != null && !value.isEmpty(), name + " is missing");
        return value;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
