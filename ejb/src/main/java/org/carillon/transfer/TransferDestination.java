package org.carillon.transfer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.carillon.customer.CustomerAddress;
import org.carillon.vxml.platform.TransferOutcome;

/**
 * Reads where an application wants a call transferred to: a {@code tel:} URI (RFC 3966) or a {@code sip:} URI (RFC 3261 section 19.1).
 * What it says beyond a number or a user is refused where leaving it out would reach somebody else, such as an extension; the rest is
 * dropped, so that nothing of it gets to the network.
 */
public final class TransferDestination {

    private static final int LONGEST = 500;

    /** RFC 3966 section 5.1, and {@code postd} of RFC 2806, which VoiceXML 2.0 names. */
    private static final Set<String> DECISIVE = Set.of("ext", "isub", "phone-context", "postd");

    private TransferDestination() {}

    /** A destination that can't be called. Not an error: it is told to the application. */
    public static final class BadDestinationException extends Exception {

        private static final long serialVersionUID = 1L;

        private final TransferOutcome outcome;

        BadDestinationException(TransferOutcome outcome, String reason) {
            super(reason);
            this.outcome = outcome;
        }

        /** How the application is told. */
        public TransferOutcome outcome() {
            return outcome;
        }
    }

    /**
     * The number or user.
     *
     * @param hosts whose SIP users the telephony servers know
     */
    public static CustomerAddress parse(String uri, List<String> hosts) throws BadDestinationException {
        if (uri.length() > LONGEST) {
            throw bad("longer than " + LONGEST + " characters");
        }
        int colon = uri.indexOf(':');
        String scheme = uri.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        String rest = uri.substring(colon + 1);
        return switch (scheme) {
            case "tel" -> telephone(rest);
            case "sip" -> user(rest, hosts);
            default -> throw new BadDestinationException(
                    TransferOutcome.UNSUPPORTED_URI, "calls can't be transferred to " + scheme + ": addresses");
        };
    }

    private static CustomerAddress telephone(String rest) throws BadDestinationException {
        String[] parts = rest.split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String name = parts[i].split("=", 2)[0].toLowerCase(Locale.ROOT);
            if (DECISIVE.contains(name)) {
                throw bad("a number with ;" + name + " can't be dialled");
            }
        }
        return number(parts[0]);
    }

    private static CustomerAddress number(String written) throws BadDestinationException {
        if (!written.matches("\\+[0-9().-]+")) {
            throw bad("not a global number such as +15550100");
        }
        return address(written);
    }

    private static CustomerAddress user(String rest, List<String> hosts) throws BadDestinationException {
        if (rest.indexOf('?') >= 0) {
            throw bad("header fields in the address");
        }
        String[] parts = rest.split(";", -1);
        String[] userAndHost = parts[0].split("@", -1);
        if (userAndHost.length > 2 || (userAndHost.length == 1 && parts.length > 1)) {
            throw bad("not a SIP address");
        }
        if (userAndHost.length == 2) {
            known(userAndHost[1], hosts);
        }
        String user = decoded(userAndHost[0]);
        return user.startsWith("+") ? number(user) : address("sip:" + user);
    }

    private static void known(String hostAndPort, List<String> hosts) throws BadDestinationException {
        String host = hostAndPort.replaceFirst(":[0-9]{1,5}$", "");
        if (hosts.stream().noneMatch(host::equalsIgnoreCase)) {
            throw new BadDestinationException(
                    TransferOutcome.NO_AUTHORIZATION, host + " is not a host whose users may be reached");
        }
    }

    private static String decoded(String user) throws BadDestinationException {
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw bad("not a SIP address");
        }
    }

    private static CustomerAddress address(String written) throws BadDestinationException {
        try {
            return CustomerAddress.parse(written);
        } catch (IllegalArgumentException e) {
            throw bad(e.getMessage());
        }
    }

    private static BadDestinationException bad(String reason) {
        return new BadDestinationException(TransferOutcome.BAD_DESTINATION, reason);
    }
}
