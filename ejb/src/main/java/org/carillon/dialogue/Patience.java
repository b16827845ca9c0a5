package org.carillon.dialogue;

import jakarta.ejb.EJBException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Waits for a database that is away: what has happened to a customer must be recorded. */
final class Patience {

    private static final Logger LOG = System.getLogger(Patience.class.getName());
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private Patience() {}

    /**
     * Does it until it works.
     *
     * @throws EJBException the last failure, when it has not worked for so long or the server is being stopped
     */
    static void untilDone(Duration longest, Runnable step) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                step.run();
                return;
            } catch (EJBException e) {
                LOG.log(Level.WARNING, "waiting for the database: {0}", e.getMessage());
                if (System.nanoTime() > deadline || !pause()) {
                    throw e;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
