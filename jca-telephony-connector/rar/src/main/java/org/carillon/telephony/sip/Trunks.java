package org.carillon.telephony.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sip.address.SipURI;
import javax.sip.address.URI;

/** All trunks: tells from which of them a request comes. Thread-safe. */
final class Trunks {

    private final List<Trunk> trunks = new CopyOnWriteArrayList<>();

    void add(Trunk trunk) {
        trunks.add(trunk);
    }

    /**
     * The one with that name, the last one if it was defined again.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    Trunk named(String name) {
        return trunks.stream()
                .filter(trunk -> trunk.name().equals(name))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Whether one of them was last found at that address. */
    boolean areAt(InetAddress address) {
        for (Trunk trunk : trunks) {
            if (trunk.isAt(address)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whose call it is: the trunk whose registered contact is called, else that at the source's address and port, else the first at
     * its address.
     *
     * @return null when it is nobody's
     */
    Trunk of(URI called, InetSocketAddress source) {
        Trunk sameAddress = null;
        Trunk sameEnd = null;
        for (Trunk trunk : trunks) {
            if (isContactOf(trunk, called) && (trunk.isSecretlyKnown() || trunk.isAt(source.getAddress()))) {
                return trunk;
            }
            if (sameEnd == null && trunk.isAt(source)) {
                sameEnd = trunk;
            } else if (sameAddress == null && trunk.isAt(source.getAddress())) {
                sameAddress = trunk;
            }
        }
        return sameEnd == null ? sameAddress : sameEnd;
    }

    /** Whether a registered contact of ours is called: then the To header tells which number was dialed. */
    boolean isContact(URI called) {
        return trunks.stream().anyMatch(trunk -> isContactOf(trunk, called));
    }

    private static boolean isContactOf(Trunk trunk, URI called) {
        return called instanceof SipURI sip
                && trunk.registers()
                && trunk.contactUser().equals(sip.getUser());
    }
}
