package org.carillon.mail.mailbox;

import java.io.IOException;

/** What proves to a mail server that we may read a mailbox. Never shown in a log. Thread-safe. */
sealed interface Credential permits Password, OAuth2Tokens {

    /**
     * The password, or an access token that is good by now. May take as long as an authorization server does, at most
     * {@link OAuth2Tokens#LONGEST_SECONDS} seconds.
     *
     * @throws IOException when the authorization server gave no token, with the reason
     */
    String secret() throws IOException;

    /** The mail server did not take the secret: the next one must be a new one, where that is possible. */
    void wasRefused();

    /** The SASL mechanism to use, or null for the best that the server offers. */
    String mechanism();
}
