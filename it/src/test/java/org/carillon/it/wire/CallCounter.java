package org.carillon.it.wire;

import java.util.HashSet;
import java.util.Set;
import org.carillon.it.phone.PhoneEvent;
import org.carillon.it.phone.TestPhone;

/**
 * Counts the calls to some customers that a telephony server sees, from now on: a call begins with its INVITE and ends with its final
 * answer or BYE.
 */
final class CallCounter {

    private final Set<String> open = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private int total;
    private int most;

    private final String beginning;

    private CallCounter(String beginning) {
        this.beginning = beginning;
    }

    /** @param beginning of the customers' numbers: an INVITE of an earlier call may be sent again yet */
    static CallCounter of(TestPhone phone, String beginning) {
        CallCounter counter = new CallCounter(beginning);
        phone.log().listen(counter::note);
        return counter;
    }

    private synchronized void note(PhoneEvent event) {
        if (event.what().equals("INVITE") && event.user().startsWith(beginning) && seen.add(event.callId())) {
            // one that is sent again after its end is no other call
            open.add(event.callId());
            total++;
            most = Math.max(most, open.size());
        } else if (isEnd(event.what())) {
            open.remove(event.callId());
        }
    }

    private static boolean isEnd(String what) {
        return what.equals("BYE") || what.equals("sent BYE") || what.matches("[3-6]\\d\\d");
    }

    synchronized int total() {
        return total;
    }

    /** The most calls that were there at one time. */
    synchronized int most() {
        return most;
    }
}
