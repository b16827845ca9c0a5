package org.carillon.mail.mailbox;

import java.time.Duration;

/** Rings later. */
@FunctionalInterface
interface Alarm {

    /** An alarm that is set; closed, it does not ring any more. */
    interface Ringing extends AutoCloseable {

        @Override
        void close();
    }

    /** @param bell must return at once */
    Ringing after(Duration time, Runnable bell);
}
