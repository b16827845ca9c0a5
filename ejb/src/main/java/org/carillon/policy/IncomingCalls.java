package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.requester.Requesters;
import org.carillon.session.TelephonySession;

/**
 * Which incoming calls are taken: at most so many of one caller, and which VoiceXML documents callers may name themselves (RFC 5552).
 * None until the operator allows some.
 */
@ApplicationScoped
public class IncomingCalls implements Policy {

    /** The policy's name. */
    public static final String NAME = "incoming-calls";

    private static final int PER_CALLER_PER_MINUTE = 30;
    private static final int MOST_PER_MINUTE = 100_000;
    private static final int LONGEST_ADDRESS = 2_000;

    /** What a server might take for a way out of a folder. */
    private static final Pattern WAY_OUT = Pattern.compile("%2e|%2f|%5c|\\\\", Pattern.CASE_INSENSITIVE);

    @Inject
    private PolicySettings settings;

    @Inject
    private Requesters requesters;

    /**
     * @param perCallerPerMinute calls taken of one caller within a minute; null for 30
     * @param dialogs what callers may name, or null for nothing
     */
    public record Settings(Integer perCallerPerMinute, Dialogs dialogs) {}

    /**
     * @param allowed beginnings of addresses, such as {@code https://apps.example/ivr/}
     * @param requester whose sessions they are
     */
    public record Dialogs(List<String> allowed, String requester) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "How many calls of one caller are taken within a minute, and which VoiceXML documents callers may name themselves.",
                EnumSet.of(PolicyOwner.Kind.OPERATOR),
                "{\"perCallerPerMinute\": 30}");
    }

    /** Asked when a call comes in, before there is a session. */
    @Override
    public List<Decision> decide(TelephonySession session) {
        return List.of();
    }

    /** How many calls of one caller are taken within a minute. */
    public int perCallerPerMinute() {
        Integer set = operator().perCallerPerMinute();
        return set == null ? PER_CALLER_PER_MINUTE : set;
    }

    /** The requester whose session it is when a caller names this document; empty if it may not. */
    public Optional<String> requesterOfDialog(String address) {
        Dialogs dialogs = operator().dialogs();
        if (dialogs == null || dialogs.allowed() == null) {
            return Optional.empty();
        }
        return isAllowed(address, dialogs.allowed()) ? Optional.of(dialogs.requester()) : Optional.empty();
    }

    static boolean isAllowed(String address, List<String> beginnings) {
        Optional<String> plain = plain(address);
        return plain.isPresent()
                && beginnings.stream()
                        .map(IncomingCalls::plain)
                        .flatMap(Optional::stream)
                        .anyMatch(plain.get()::startsWith);
    }

    /** The one way to write a web address; empty if it is none, or one that might mean another. */
    private static Optional<String> plain(String address) {
        if (address.length() > LONGEST_ADDRESS || WAY_OUT.matcher(address).find()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address);
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme)
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || !uri.normalize().equals(uri)) {
                return Optional.empty();
            }
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                    + (uri.getPort() == -1 ? "" : ":" + uri.getPort())
                    + path
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Settings operator() {
        return settings.of(PolicyOwner.OPERATOR, NAME, Settings.class).orElse(new Settings(null, null));
    }

    @Override
    public void validate(PolicyOwner owner, String json) throws InvalidSettingsException {
        if (!owner.equals(PolicyOwner.OPERATOR)) {
            throw new InvalidSettingsException("incoming calls are the operator's to limit");
        }
        Settings wanted = PolicySettings.read(json, Settings.class);
        Integer limit = wanted.perCallerPerMinute();
        if (limit != null && (limit < 0 || limit > MOST_PER_MINUTE)) {
            throw new InvalidSettingsException("perCallerPerMinute: from 0 to " + MOST_PER_MINUTE);
        }
        if (wanted.dialogs() != null) {
            validate(wanted.dialogs());
        }
    }

    private void validate(Dialogs wanted) throws InvalidSettingsException {
        if (wanted.allowed() == null) {
            throw new InvalidSettingsException("dialogs: allowed is missing, a list of beginnings of addresses");
        }
        for (String beginning : wanted.allowed()) {
            if (beginning == null || plain(beginning).isEmpty()) {
                throw new InvalidSettingsException("dialogs: " + beginning
                        + " is no beginning of a web address such as https://apps.example/ivr/");
            }
        }
        if (wanted.requester() == null || requesters.find(wanted.requester()).isEmpty()) {
            throw new InvalidSettingsException("dialogs: requester must be the one whose sessions they are");
        }
    }
}
