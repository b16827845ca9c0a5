package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The group of the threads that the stack starts for itself. One that ends by an exception, as the stack's parser does where a peer
 * sends rubbish by TCP, has ended its own connection: that fills no log.
 */
final class StackThreads extends ThreadGroup {

    private static final Logger LOG = System.getLogger(StackThreads.class.getName());

    StackThreads() {
        super("carillon-sip-stack");
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        LOG.log(Level.DEBUG, () -> QuietStackLogger.masked(thread.getName() + " ended by " + cause));
    }

    /** Does it on a thread of the group, whose threads then are of the group too. */
    void call(Callable<Void> task) throws ExecutionException {
        FutureTask<Void> running = new FutureTask<>(task);
        new Thread(this, running, "carillon-sip-start").start();
        try {
            running.get();
        } catch (InterruptedException stopNow) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new ExecutionException("interrupted", stopNow);
        }
    }
}
