package org.carillon.telephony.media;

import java.util.Arrays;

/** The calls that tick at the same instant on the same thread. Calls are added by any thread; the rest belongs to the clock. */
final class ClockLane {

    private static final System.Logger LOG = System.getLogger(ClockLane.class.getName());
    private static final Ticked[] NONE = {};

    private final TickSchedule schedule;
    private volatile Ticked[] members = NONE;

    ClockLane(long firstDeadline) {
        schedule = new TickSchedule(firstDeadline);
    }

    int size() {
        return members.length;
    }

    long deadline() {
        return schedule.deadline();
    }

    synchronized void add(Ticked ticked) {
        Ticked[] more = Arrays.copyOf(members, members.length + 1);
        more[members.length] = ticked;
        members = more;
    }

    private synchronized void remove(Ticked ticked) {
        members = Arrays.stream(members).filter(member -> member != ticked).toArray(Ticked[]::new);
    }

    void tick(long now, Workspace workspace) {
        int missed = schedule.take(now);
        workspace.now = now;
        for (Ticked member : members) {
            if (!survivesTick(member, missed, workspace)) {
                remove(member);
            }
        }
    }

    /** One broken call must not end the others: it is told, logged once and left out from now on. */
    private static boolean survivesTick(Ticked member, int missed, Workspace workspace) {
        try {
            return member.tick(missed, workspace);
        } catch (RuntimeException cause) {
            LOG.log(System.Logger.Level.ERROR, "a media path broke and is given up", cause);
            member.broken();
            return false;
        }
    }
}
