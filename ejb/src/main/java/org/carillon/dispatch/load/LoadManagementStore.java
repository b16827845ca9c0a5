package org.carillon.dispatch.load;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.time.Clock;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.audit.AuditLog;

/** Where load management is kept, for all nodes. Each change is in the audit log. */
@Stateless
public class LoadManagementStore {

    private static final int LONGEST = 300_000;
    private static final String SUBJECT = "load-management";

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    /** What counts now. */
    public VersionedLoad read() {
        LoadSetting row = entities.find(LoadSetting.class, LoadSetting.CURRENT);
        return new VersionedLoad(parse(row.settings()), row.version());
    }

    private static LoadManagement parse(String settings) {
        try (JsonReader reader = Json.createReader(new StringReader(settings))) {
            return LoadManagementReader.read(reader.readObject());
        } catch (InvalidLoadManagementException e) {
            throw new IllegalStateException("what is stored as load management can't be read", e);
        }
    }

    /** The version that counts now: quicker than {@link #read}. */
    public long version() {
        return entities.createQuery("select l.version from LoadSetting l where l.id = :id", Long.class)
                .setParameter("id", LoadSetting.CURRENT)
                .getSingleResult();
    }

    /**
     * Replaces what was set.
     *
     * @param expected the version it is meant to replace; empty: whichever
     * @param by whose key was used
     * @return the new version
     * @throws InvalidLoadManagementException when it makes no sense; nothing is changed
     * @throws LoadVersionException when another version counts by now; nothing is changed
     */
    public long set(JsonObject json, OptionalLong expected, String by)
            throws InvalidLoadManagementException, LoadVersionException {
        String text =
                LoadManagementWriter.write(LoadManagementReader.read(json)).toString();
        if (text.length() > LONGEST) {
            throw InvalidLoadManagementException.tooLong(LONGEST);
        }
        LoadSetting row = lock();
        if (expected.isPresent() && expected.getAsLong() != row.version()) {
            throw new LoadVersionException();
        }
        audit.record(by, "load-management.set", SUBJECT, row.settings(), text);
        row.change(text, by, clock.instant());
        return row.version();
    }

    /** One change at a time, those of drained servers too. */
    private LoadSetting lock() {
        return entities.find(LoadSetting.class, LoadSetting.CURRENT, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Names of the servers that get no new calls. */
    public Set<String> drained() {
        return new HashSet<>(entities.createQuery("select d.name from DrainedServer d", String.class)
                .getResultList());
    }

    /** The server gets no new calls from now on. Doing it twice changes nothing. */
    public void drain(String server, String by) {
        lock();
        if (entities.find(DrainedServer.class, server) == null) {
            entities.persist(new DrainedServer(server, by, clock.instant()));
            audit.record(by, "server.drain", server, "in use", "drained");
        }
    }

    /** The server gets calls again. Doing it twice changes nothing. */
    public void resume(String server, String by) {
        lock();
        DrainedServer row = entities.find(DrainedServer.class, server);
        if (row != null) {
            entities.remove(row);
            audit.record(by, "server.resume", server, "drained", "in use");
        }
    }
}
