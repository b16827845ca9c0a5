package org.carillon.gateway.source;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.carillon.intake.Acceptance;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.intake.RequestIntake;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.NewRequest;

/** Has rows become sessions, each once. */
@ApplicationScoped
public class RowIntake {

    @Inject
    private RequestIntake intake;

    @Inject
    private ScheduleSources sources;

    @Inject
    private Clock clock;

    /** @throws EJBException when the database is away */
    void take(SourceRow row, RowRequest requests, SourceTally tally) {
        tally.saw();
        String key = requests.keyOf(row);
        try {
            NewRequest request = requests.of(row);
            if (isOver(request)) {
                takenBeforeOrTooLate(request, key, tally);
                return;
            }
            Acceptance acceptance = intake.accept(request);
            if (acceptance.replayed()) {
                tally.repeat();
            } else {
                tally.accept();
            }
        } catch (InvalidRequestException e) {
            tally.refuse(key, e);
        } catch (ConflictingRequestException e) {
            tally.refuse(key, "key", "was taken before with other values: each row is taken once");
        }
    }

    private boolean isOver(NewRequest request) {
        return request.expires() != null && !request.expires().isAfter(clock.instant());
    }

    private void takenBeforeOrTooLate(NewRequest request, String key, SourceTally tally) {
        if (sources.hasTaken(request.requesterId(), request.id())) {
            tally.repeat();
        } else {
            tally.refuse(key, "at", "is past, and so is the time in which it could still be called");
        }
    }
}
