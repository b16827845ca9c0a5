package org.carillon.vxml.fetch;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The operator's allow-list ({@link org.carillon.vxml.VoiceXmlSettings#allowedHosts()}): names, domains with a leading dot,
 * CIDR blocks. Immutable.
 */
final class AllowedHosts {

    private final List<String> names = new ArrayList<>();
    private final List<AddressBlock> blocks = new ArrayList<>();

    AllowedHosts(List<String> entries) {
        for (String entry : entries) {
            if (entry.contains("/")) {
                blocks.add(AddressBlock.parse(entry));
            } else {
                names.add(entry.strip().toLowerCase(Locale.ROOT));
            }
        }
    }

    /**
     * Resolves a host once and picks an address that may be connected to.
     *
     * @throws FetchException if there is none
     */
    InetAddress resolve(String host) throws FetchException {
        boolean named = isNamed(host);
        if (!named && blocks.isEmpty()) {
            throw new ForbiddenAddressException("fetching from " + host + " is not allowed");
        }
        for (InetAddress address : lookUp(host)) {
            if (blocks.stream().anyMatch(block -> block.contains(address)) || named && isPublic(address)) {
                return address;
            }
        }
        throw new ForbiddenAddressException("fetching from " + host + " is not allowed");
    }

    /** Whether an address of this host could be allowed; the host is not looked up. */
    boolean mayAllow(String host) {
        if (isNamed(host)) {
            return true;
        }
        if (!host.matches("[0-9.]+|\\[.*")) {
            return !blocks.isEmpty();
        }
        try {
            resolve(host);
            return true;
        } catch (FetchException e) {
            return false;
        }
    }

    private boolean isNamed(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return names.stream()
                .anyMatch(allowed -> allowed.startsWith(".")
                        ? name.endsWith(allowed) || name.equals(allowed.substring(1))
                        : name.equals(allowed));
    }

    private static InetAddress[] lookUp(String host) throws FetchException {
        try {
            String literal = host.startsWith("[") ? host : IDN.toASCII(host);
            return InetAddress.getAllByName(literal);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new FetchException("there is no host " + host, e);
        }
    }

    /** Neither loopback, link-local, private (RFC 1918, RFC 4193, RFC 6598), multicast nor unspecified. */
    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        boolean sharedSpace = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
        boolean thisNetwork = bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xF0) == 0xF0);
        boolean embedded = bytes.length == 16 && embedsIpv4(bytes);
        return !(uniqueLocal
                || sharedSpace
                || thisNetwork
                || embedded
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress());
    }

    /** Translated and tunnelled addresses (64:ff9b::/96, 2002::/16, ::/96) could reach what the IPv4 rules forbid. */
    private static boolean embedsIpv4(byte[] bytes) {
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean compatible = true;
        for (int i = 0; i < 12; i++) {
            compatible &= bytes[i] == 0;
        }
        return nat64 || sixToFour || compatible;
    }
}
