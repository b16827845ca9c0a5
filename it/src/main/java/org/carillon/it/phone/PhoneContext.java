package org.carillon.it.phone;

import java.net.InetAddress;
import java.util.concurrent.ScheduledExecutorService;
import org.carillon.it.phone.sip.TransactionLayer;
import org.carillon.it.phone.voice.VoiceLoop;

/**
 * What the calls of a phone share.
 *
 * @param thread the phone's one thread: everything but voice happens there
 * @param address where the phone is
 */
record PhoneContext(
        ScheduledExecutorService thread, TransactionLayer sip, VoiceLoop voices, PhoneLog log, InetAddress address) {

    /** Host and port, as in a Via or Contact. */
    String sentBy() {
        return address.getHostAddress() + ":" + sip.port();
    }

    String contact(String user) {
        return "<sip:" + user + "@" + sentBy() + ">";
    }
}
