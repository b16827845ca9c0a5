package org.carillon.telephony.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time passes only when the test says so. */
final class HandTimer extends ScheduledThreadPoolExecutor {

    // guarded by this
    private final List<Alarm> alarms = new ArrayList<>();
    private long nowMillis;

    HandTimer() {
        super(0);
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Alarm alarm = new Alarm(task, nowMillis + unit.toMillis(delay));
        alarms.add(alarm);
        return alarm;
    }

    /** Runs what falls due, in its order. */
    void pass(Duration time) {
        List<Alarm> due;
        synchronized (this) {
            nowMillis += time.toMillis();
            due = alarms.stream()
                    .filter(alarm -> alarm.at <= nowMillis)
                    .sorted(Comparator.comparingLong(alarm -> alarm.at))
                    .toList();
            alarms.removeAll(due);
        }
        due.forEach(FutureTask::run);
    }

    /** What was set will not ring. */
    synchronized void forget() {
        alarms.clear();
    }

    private final class Alarm extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final long at;

        Alarm(Runnable task, long at) {
            super(task, null);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - nowMillis, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }
}
