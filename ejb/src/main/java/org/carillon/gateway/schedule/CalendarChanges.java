package org.carillon.gateway.schedule;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carillon.gateway.schedule.ScheduleChange.Kind;
import org.carillon.request.InvalidRequestException;

/** Makes the changes that a calendar wants, all in one transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CalendarChanges {

    @Inject
    private ScheduleDesk desk;

    @Inject
    private Schedules schedules;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    /** Makes all, or none. */
    public List<ScheduleChange> make(List<CalendarChange> wanted) throws InvalidRequestException {
        List<ScheduleChange> done = new ArrayList<>();
        try {
            for (CalendarChange change : wanted) {
                done.add(make(change));
            }
        } catch (InvalidRequestException e) {
            transaction.setRollbackOnly();
            throw e;
        }
        return done;
    }

    /** Cancels the active schedules of a source whose events are not among these. */
    public void cancelMissing(String sourceId, Set<String> uids) {
        schedules.activeOf(sourceId).stream()
                .filter(schedule -> !uids.contains(schedule.uid()))
                .forEach(schedule -> desk.withdraw(schedule.id()));
    }

    private ScheduleChange make(CalendarChange change) throws InvalidRequestException {
        NewSchedule wanted = change.wanted();
        if (change.cancels()) {
            return desk.cancel(wanted.requesterId(), change.series(), wanted.customer());
        }
        boolean known = !change.cancelsSome()
                || schedules
                        .lock(wanted.requesterId(), change.series().uid(), wanted.customer())
                        .isPresent();
        return known
                ? desk.put(wanted, change.series())
                : new ScheduleChange(
                        null, change.series().uid(), wanted.customer().text(), Kind.UNKNOWN, null);
    }
}
