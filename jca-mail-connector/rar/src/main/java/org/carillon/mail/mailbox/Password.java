package org.carillon.mail.mailbox;

/** A password. */
record Password(String secret) implements Credential {

    @Override
    public void wasRefused() {
        // there is no other
    }

    @Override
    public String mechanism() {
        return null;
    }

    @Override
    public String toString() {
        return "Password";
    }
}
