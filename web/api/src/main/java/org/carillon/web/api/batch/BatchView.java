package org.carillon.web.api.batch;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.batch.Batch;
import org.carillon.batch.Batches.Counts;

/**
 * A batch as the interface shows it. Counts are null in lists and left out there.
 *
 * @param state how far it has come
 * @param rows all that have come
 * @param accepted rows that have become sessions
 * @param refused rows that have errors
 * @param sessions how many of its sessions are in which state
 */
@JsonbPropertyOrder({"id", "state", "requester", "rows", "accepted", "refused", "sessions", "created", "changed"})
public record BatchView(
        String id,
        String state,
        String requester,
        Long rows,
        Long accepted,
        Long refused,
        Map<String, Long> sessions,
        Instant created,
        Instant changed) {

    static BatchView line(Batch batch) {
        return new BatchView(
                batch.id(),
                batch.state().word(),
                batch.requesterId(),
                null,
                null,
                null,
                null,
                batch.createdAt(),
                batch.changedAt());
    }

    static BatchView full(Batch batch, Counts counts) {
        Map<String, Long> sessions = new TreeMap<>();
        counts.states().forEach((state, count) -> sessions.put(state.word(), count));
        return new BatchView(
                batch.id(),
                batch.state().word(),
                batch.requesterId(),
                counts.rows(),
                counts.accepted(),
                counts.refused(),
                sessions,
                batch.createdAt(),
                batch.changedAt());
    }
}
