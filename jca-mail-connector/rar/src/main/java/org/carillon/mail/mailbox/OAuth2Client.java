package org.carillon.mail.mailbox;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * How access tokens are to be had (RFC 6749). With a refresh token by that grant (section 6), else by the client credentials grant
 * (section 4.4).
 *
 * @param tokenEndpoint https, or http on this machine
 * @param secret the client's password, or null for a public client, which needs a refresh token
 * @param refreshToken what the mailbox's owner granted, or null
 * @param scope what is asked for, or null
 */
record OAuth2Client(URI tokenEndpoint, String id, String secret, String refreshToken, String scope) {

    OAuth2Client {
        if (secret == null && refreshToken == null) {
            throw new IllegalArgumentException("oauth needs oauth-client-secret, oauth-refresh-token, or both");
        }
        if (!"https".equals(tokenEndpoint.getScheme()) && !isOnThisMachine(tokenEndpoint)) {
            throw new IllegalArgumentException("oauth-token-url must begin with https://");
        }
    }

    private static boolean isOnThisMachine(URI uri) {
        return "http".equals(uri.getScheme()) && isLoopback(uri.getHost());
    }

    /** Whether secrets can go there without encryption. */
    static boolean isLoopback(String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return id + " at " + tokenEndpoint;
    }
}
