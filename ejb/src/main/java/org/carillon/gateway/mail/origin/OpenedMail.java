package org.carillon.gateway.mail.origin;

import org.carillon.mail.ReceivedMail;
import org.carillon.policy.SecurityDemands;

/** A mail whose wrappings are off and whose origin is yet to be proven. */
public final class OpenedMail {

    private final ReceivedMail received;
    private final ReceivedMail readable;
    private final SmimeMail smime;
    private final SecurityDemands demands;

    OpenedMail(ReceivedMail received, ReceivedMail readable, SmimeMail smime, SecurityDemands demands) {
        this.received = received;
        this.readable = readable;
        this.smime = smime;
        this.demands = demands;
    }

    /** The mail to be read: with the requester that it claims to come from, decrypted, its signatures off. */
    public ReceivedMail readable() {
        return readable;
    }

    ReceivedMail received() {
        return received;
    }

    SmimeMail smime() {
        return smime;
    }

    SecurityDemands demands() {
        return demands;
    }
}
