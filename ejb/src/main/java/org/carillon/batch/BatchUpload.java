package org.carillon.batch;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.dialogue.Cancellation;
import org.carillon.intake.ConflictingRequestException;

/**
 * Takes a batch as it comes in, some rows at a time. An upload that breaks off leaves the rows that have come, which are sessions as any
 * other; repeated with the same key it goes on where it stopped. Thread-safe.
 */
@ApplicationScoped
public class BatchUpload {

    private static final int AT_ONCE = 50;

    @Inject
    private Batches batches;

    @Inject
    private Cancellation cancellation;

    /**
     * What has become of an upload.
     *
     * @param resumed whether it had come before, whole or in part
     */
    public record Received(String batchId, boolean resumed) {}

    /**
     * Stores all rows.
     *
     * @param idempotencyKey what makes the upload recognisable when it comes again, or null
     * @throws BatchTooLargeException when it is too large or can't be read; the rows before that are stored
     * @throws ConflictingRequestException when it came before, and a row was another then
     * @throws IOException when the sender is gone; the rows before that are stored
     */
    public Received receive(String requesterId, String idempotencyKey, RowSource rows)
            throws IOException, BatchTooLargeException, ConflictingRequestException {
        Optional<Batch> earlier =
                idempotencyKey == null ? Optional.empty() : batches.ofKey(requesterId, idempotencyKey);
        String batch = earlier.isPresent() ? earlier.get().id() : begin(requesterId, idempotencyKey);
        List<UploadedRow> some = rows.next(AT_ONCE);
        boolean wanted = true;
        while (wanted && !some.isEmpty()) {
            wanted = batches.store(batch, some);
            some = rows.next(AT_ONCE);
        }
        batches.complete(batch);
        return new Received(batch, earlier.isPresent());
    }

    private String begin(String requesterId, String idempotencyKey) {
        try {
            return batches.begin(requesterId, idempotencyKey).id();
        } catch (EJBException e) {
            // the same upload may have come twice at once, and the other was first
            return Optional.ofNullable(idempotencyKey)
                    .flatMap(key -> batches.ofKey(requesterId, key))
                    .orElseThrow(() -> e)
                    .id();
        }
    }

    /** Takes no more rows, and ends the sessions that have not ended. Doing it again goes on where a crash has stopped it. */
    public void cancel(String batchId) {
        batches.cancel(batchId);
        List<String> live = batches.liveSessions(batchId, AT_ONCE);
        while (!live.isEmpty()) {
            live.forEach(cancellation::cancel);
            live = batches.liveSessions(batchId, AT_ONCE);
        }
    }
}
