package org.carillon.telephony.sip;

/**
 * What we prove our identity with.
 *
 * @param user the user name
 * @param password never shown
 */
record Credentials(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
