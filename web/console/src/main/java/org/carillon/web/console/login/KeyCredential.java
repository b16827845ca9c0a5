package org.carillon.web.console.login;

import jakarta.security.enterprise.credential.AbstractClearableCredential;

/** The key that an operator has typed. */
final class KeyCredential extends AbstractClearableCredential {

    private String key;

    KeyCredential(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    @Override
    protected void clearCredential() {
        key = null;
    }
}
