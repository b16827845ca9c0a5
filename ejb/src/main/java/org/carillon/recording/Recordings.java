package org.carillon.recording;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where recordings are kept: in the database, so that every node has them, in parts, and no more than there is room for. Thread-safe. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Recordings {

    /** Recordings of one session. */
    static final int MOST_OF_SESSION = 100;

    private static final long MEGABYTE = 1024 * 1024;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "carillon.recordings.keep-days", defaultValue = "30")
    private int keepDays;

    @Inject
    @ConfigProperty(name = "carillon.recordings.max-megabytes", defaultValue = "2048")
    private long maxMegabytes;

    /**
     * Keeps a recording.
     *
     * @param name of the form item
     * @return its identity
     * @throws RecordingNotKeptException when it is empty, or there is no room
     */
    public String keep(String sessionId, String name, String mediaType, long millis, byte[] content)
            throws RecordingNotKeptException {
        if (content.length == 0) {
            throw new RecordingNotKeptException("it is empty");
        }
        if (of(sessionId).size() >= MOST_OF_SESSION) {
            throw new RecordingNotKeptException("the session has " + MOST_OF_SESSION + " recordings");
        }
        if (bytesOfAll() + content.length > maxMegabytes * MEGABYTE) {
            throw new RecordingNotKeptException("all recordings together have " + maxMegabytes + " MB");
        }
        Instant now = clock.instant();
        StoredRecording recording = new StoredRecording(
                sessionId, name, mediaType, millis, content.length, now, now.plus(Duration.ofDays(keepDays)));
        entities.persist(recording);
        // the parts know only its id: the provider would not see that they come second
        entities.flush();
        for (int at = 0; at < content.length; at += RecordingPart.BYTES) {
            byte[] part = Arrays.copyOfRange(content, at, Math.min(content.length, at + RecordingPart.BYTES));
            entities.persist(new RecordingPart(recording.id(), at / RecordingPart.BYTES, part));
        }
        return recording.id();
    }

    private long bytesOfAll() {
        // databases sum in types of their own
        return entities.createQuery("select coalesce(sum(r.bytes), 0) from StoredRecording r", Number.class)
                .getSingleResult()
                .longValue();
    }

    /** What was recorded in a session, oldest first. */
    public List<StoredRecording> of(String sessionId) {
        return entities.createQuery(
                        "select r from StoredRecording r where r.sessionId = :session order by r.createdAt, r.id",
                        StoredRecording.class)
                .setParameter("session", sessionId)
                .getResultList();
    }

    public Optional<StoredRecording> find(String id) {
        return Optional.ofNullable(entities.find(StoredRecording.class, id));
    }

    /**
     * Some bytes of a recording, from the given place on: as many as are at hand there, none at its end or when it was deleted
     * meanwhile.
     */
    public byte[] bytes(String id, long from) {
        RecordingPart part = entities.find(
                RecordingPart.class, new RecordingPartId(id, Math.toIntExact(from / RecordingPart.BYTES)));
        if (part == null) {
            return new byte[0];
        }
        byte[] content = part.content();
        return Arrays.copyOfRange(
                content, Math.min(content.length, (int) (from % RecordingPart.BYTES)), content.length);
    }

    /** Deletes a recording for good. Returns whether there was one. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public boolean remove(String id) {
        entities.createQuery("delete from RecordingPart p where p.recordingId = :id")
                .setParameter("id", id)
                .executeUpdate();
        return entities.createQuery("delete from StoredRecording r where r.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    /** Identities of recordings whose time is over. */
    public List<String> expired(int limit) {
        return entities.createQuery(
                        "select r.id from StoredRecording r where r.expiresAt <= :now order by r.expiresAt",
                        String.class)
                .setParameter("now", clock.instant())
                .setMaxResults(limit)
                .getResultList();
    }
}
