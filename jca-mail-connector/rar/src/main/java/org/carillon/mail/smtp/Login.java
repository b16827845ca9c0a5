package org.carillon.mail.smtp;

/** A login name and its password. */
record Login(String user, String password) {

    /** Without the password, so that no log gets it. */
    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
