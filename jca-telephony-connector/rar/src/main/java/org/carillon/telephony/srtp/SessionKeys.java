package org.carillon.telephony.srtp;

/** Derives what a session uses from its master key (RFC 3711 section 4.3), one time for the whole session. */
final class SessionKeys {

    private static final int VOICE = 0;
    private static final int REPORTS = 3;

    private SessionKeys() {}

    static KeyStream streamForVoice(MasterKey master) {
        return stream(master, VOICE);
    }

    static Authenticator authenticatorForVoice(MasterKey master) {
        return authenticator(master, VOICE);
    }

    static KeyStream streamForReports(MasterKey master) {
        return stream(master, REPORTS);
    }

    static Authenticator authenticatorForReports(MasterKey master) {
        return authenticator(master, REPORTS);
    }

    private static KeyStream stream(MasterKey master, int label) {
        return new KeyStream(
                derive(master, label, MasterKey.KEY_BYTES), derive(master, label + 2, MasterKey.SALT_BYTES));
    }

    private static Authenticator authenticator(MasterKey master, int label) {
        return new Authenticator(derive(master, label + 1, Authenticator.KEY_BYTES));
    }

    /** The beginning of the key stream of the master key for the label, which stands where the index of a packet begins. */
    static byte[] derive(MasterKey master, int label, int bytes) {
        byte[] derived = new byte[bytes];
        byte[] salt = master.salt();
        salt[7] ^= (byte) label;
        new KeyStream(master.key(), salt).add(0, 0, derived, 0, bytes);
        return derived;
    }
}
