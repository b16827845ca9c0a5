package org.carillon.dialogue;

import jakarta.ejb.EJBException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import org.carillon.vxml.platform.TransferOutcome;

/**
 * Writes what must be written, in order; while the database is away the caller does not wait for it, and the end of the call makes up
 * for it. Used by the dialogue's thread.
 */
final class Settlement {

    private static final Logger LOG = System.getLogger(Settlement.class.getName());

    private final Queue<Runnable> open = new ArrayDeque<>();

    /** Writes now if possible, else later. */
    void write(Runnable step) {
        open.add(step);
        try {
            writeOpen();
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "a transfer is written down later: {0}", e.getMessage());
        }
    }

    private void writeOpen() {
        while (!open.isEmpty()) {
            open.peek().run();
            open.remove();
        }
    }

    /** Writes what is left, however long it takes up to that. */
    void settle(Duration longest) {
        Patience.untilDone(longest, this::writeOpen);
    }

    static String word(TransferOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
