package org.carillon.it.phone;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The phone's one thread. What goes wrong on it is told, and the phone goes on. */
final class PhoneThread extends ScheduledThreadPoolExecutor {

    private static final System.Logger LOG = System.getLogger(PhoneThread.class.getName());

    PhoneThread() {
        super(1, task -> {
            Thread thread = new Thread(task, "phone");
            thread.setDaemon(true);
            return thread;
        });
        setRemoveOnCancelPolicy(true);
        // what comes in while the phone is being closed finds nobody
        setRejectedExecutionHandler(new DiscardPolicy());
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
        super.afterExecute(task, thrown);
        if (task instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
            try {
                future.get();
            } catch (ExecutionException e) {
                LOG.log(System.Logger.Level.ERROR, "the phone stumbled", e.getCause());
            } catch (InterruptedException | CancellationException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
