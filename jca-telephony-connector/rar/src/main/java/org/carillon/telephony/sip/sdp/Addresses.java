package org.carillon.telephony.sip.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The network addresses of {@code c=} lines. Only literal ones: a peer must not make us ask name servers. */
final class Addresses {

    private static final Pattern IP4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    private static final Pattern IP6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private Addresses() {}

    /** The address in {@code IN IP4 192.0.2.1}, or null where it is a name. */
    static InetAddress ofConnection(String value) throws SdpException {
        String[] parts = value.split(" +");
        if (parts.length != 3 || !parts[0].equals("IN")) {
            throw new SdpException("bad connection line");
        }
        String literal = parts[2].split("/", 2)[0];
        boolean isLiteral = parts[1].equals("IP4")
                ? IP4.matcher(literal).matches()
                : literal.contains(":") && IP6.matcher(literal).matches();
        return isLiteral ? parse(literal) : null;
    }

    private static InetAddress parse(String literal) throws SdpException {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException notAnAddress) {
            throw new SdpException("bad address");
        }
    }

    static String toConnection(InetAddress address) {
        return "IN " + (address instanceof Inet6Address ? "IP6 " : "IP4 ") + address.getHostAddress();
    }
}
