package org.carillon.mail.mailbox;

import java.time.Duration;

/** Rings later. */
@FunctionalInterface
interface Alarm {

    /** An alarm that is set. */
    interface Ringing {

        /** It does not ring any more. */
        void cancel();
    }

    /** @param bell must return at once */
    Ringing after(Duration time, Runnable bell);
}
