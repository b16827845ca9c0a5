package org.carillon.intake.template;

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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.request.RequestedApplication;

/** The applications that requesters have stored under names. Thread-safe. */
@Stateless
public class Templates {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST = 700_000;
    private static final int MOST = 1_000;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** The requester's template of that name. */
    public Optional<StoredTemplate> find(String requesterId, String name) {
        return Optional.ofNullable(entities.find(StoredTemplate.class, new TemplateId(requesterId, name)));
    }

    /** Those of a requester in the order of their names, from after the given name. */
    public List<StoredTemplate> list(String requesterId, String after, int limit) {
        return entities.createQuery(
                        "select t from StoredTemplate t where t.requesterId = :requester and t.name > :after order by t.name",
                        StoredTemplate.class)
                .setParameter("requester", requesterId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Stores a template, new or in the place of another.
     *
     * @param expected the version it is meant to replace; empty: whichever, or none
     * @throws InvalidRequestException naming what is wrong; nothing is changed
     * @throws TemplateVersionException when another version is there, or none; nothing is changed
     */
    public StoredTemplate put(String requesterId, String name, JsonObject json, OptionalLong expected)
            throws InvalidRequestException, TemplateVersionException {
        TemplateReader.read(json);
        String settings = json.toString();
        refuse(!NAME.matcher(name).matches(), "name", "must be 1 to 64 letters, digits, dots, hyphens and underscores");
        refuse(settings.length() > LONGEST, "", "is longer than " + LONGEST + " characters");
        StoredTemplate template = lock(requesterId, name, expected);
        if (template == null) {
            refuse(list(requesterId, "", MOST).size() == MOST, "", "would be one more than " + MOST + " templates");
            template = new StoredTemplate(requesterId, name, settings, clock.instant());
            entities.persist(template);
        } else {
            template.become(settings, clock.instant());
        }
        entities.flush();
        return template;
    }

    /**
     * Forgets a template. Sessions that were asked for with it are not changed.
     *
     * @return whether there was one
     * @throws TemplateVersionException when it is another version than expected
     */
    public boolean remove(String requesterId, String name, OptionalLong expected) throws TemplateVersionException {
        StoredTemplate template = lock(requesterId, name, expected);
        if (template != null) {
            entities.remove(template);
        }
        return template != null;
    }

    private StoredTemplate lock(String requesterId, String name, OptionalLong expected)
            throws TemplateVersionException {
        StoredTemplate template =
                entities.find(StoredTemplate.class, new TemplateId(requesterId, name), LockModeType.PESSIMISTIC_WRITE);
        if (expected.isPresent() && (template == null || template.version() != expected.getAsLong())) {
            throw new TemplateVersionException();
        }
        return template;
    }

    /**
     * The request with what stands behind the name of its template put into it; unchanged when it names none.
     *
     * @throws InvalidRequestException when there is no such template, or the parameters are not those it expects
     */
    public NewRequest resolve(NewRequest request) throws InvalidRequestException {
        if (!(request.application() instanceof RequestedApplication.Templated templated)) {
            return request;
        }
        Optional<StoredTemplate> template = find(request.requesterId(), templated.name());
        refuse(template.isEmpty(), "application.template", "is not a template of yours");
        return template(template.get()).applyTo(request);
    }

    private static Template template(StoredTemplate stored) throws InvalidRequestException {
        try (JsonReader reader = Json.createReader(new StringReader(stored.settings()))) {
            return TemplateReader.read(reader.readObject());
        }
    }

    private static void refuse(boolean wrong, String field, String detail) throws InvalidRequestException {
        if (wrong) {
            throw new InvalidRequestException(List.of(new Problem(field, detail)));
        }
    }
}
