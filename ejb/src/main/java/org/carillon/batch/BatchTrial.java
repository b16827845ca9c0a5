package org.carillon.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.intake.RequestIntake;
import org.carillon.policy.Decision;
import org.carillon.policy.RequiredResources;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.NewRequest;
import org.carillon.request.RequestedApplication;

/** Says what would happen to each row of a batch, and why; stores nothing and calls nobody. Thread-safe. */
@ApplicationScoped
public class BatchTrial {

    private static final int AT_ONCE = 50;

    /** So many different applications are fetched and parsed; those beyond are taken to be good. */
    private static final int MOST_APPLICATIONS = 20;

    @Inject
    private RequestIntake intake;

    @Inject
    private RequiredResources resources;

    @Inject
    private TrialDesk desk;

    @Inject
    private Batches batches;

    /**
     * Examines all rows.
     *
     * @param idempotencyKey that of an upload which this would go on with, or null
     * @throws BatchTooLargeException when it is too large or can't be read
     * @throws IOException when the sender is gone
     */
    public List<TrialRow> examine(String requesterId, String idempotencyKey, RowSource rows)
            throws IOException, BatchTooLargeException {
        Set<Integer> known = idempotencyKey == null ? Set.of() : knownRows(requesterId, idempotencyKey);
        Set<String> keys = new HashSet<>();
        Map<RequestedApplication, Decision> applications = new HashMap<>();
        List<TrialRow> results = new ArrayList<>();
        for (List<UploadedRow> some = rows.next(AT_ONCE); !some.isEmpty(); some = rows.next(AT_ONCE)) {
            for (UploadedRow row : some) {
                boolean isNew = !known.contains(row.number()) && (row.key() == null || keys.add(row.key()));
                results.add(isNew ? examine(requesterId, row, applications) : TrialRow.duplicate(row));
            }
        }
        return results;
    }

    private Set<Integer> knownRows(String requesterId, String idempotencyKey) {
        Set<Integer> known = new HashSet<>();
        Optional<Batch> batch = batches.ofKey(requesterId, idempotencyKey);
        batch.ifPresent(
                found -> batches.rows(found.id(), 0, false, BatchLimits.ROWS).forEach(row -> known.add(row.number())));
        return known;
    }

    private TrialRow examine(String requesterId, UploadedRow row, Map<RequestedApplication, Decision> applications) {
        try {
            NewRequest request = intake.complete(row.requestOf(requesterId, "trial"));
            return TrialRow.decided(row, desk.decide(request, ofApplication(request, applications)), request.at());
        } catch (InvalidRequestException e) {
            return TrialRow.invalid(row, e.problems());
        }
    }

    /** What is known of the application: outside of transactions, since it may have to be fetched. */
    private Optional<Decision> ofApplication(NewRequest request, Map<RequestedApplication, Decision> applications) {
        RequestedApplication application = request.application();
        if (!applications.containsKey(application) && applications.size() < MOST_APPLICATIONS) {
            applications.put(application, resources.decide(application));
        }
        return Optional.ofNullable(applications.get(application));
    }
}
