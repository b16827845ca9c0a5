package org.carillon.outcome;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.session.SessionEvent;
import org.carillon.session.Sessions;

/** One transaction of the {@link TimelineWriter}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TimelineBatch {

    @Inject
    private Sessions sessions;

    /** Writes all lines, or none. */
    public void write(List<SessionEvent> lines) {
        lines.forEach(sessions::add);
    }
}
