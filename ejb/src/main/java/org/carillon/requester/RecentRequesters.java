package org.carillon.requester;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.carillon.node.Recent;

/** Accounts as they were within the last second, for what asks about them with every request. Thread-safe. */
@ApplicationScoped
public class RecentRequesters {

    @Inject
    private Requesters requesters;

    private final Recent<Requester> byKeyHash = new Recent<>();
    private final Recent<Requester> byId = new Recent<>();
    private final Recent<Requester> byMail = new Recent<>();

    /** The active requester whose key this is. */
    public Optional<Requester> byKey(String key) {
        return key == null
                ? Optional.empty()
                : byKeyHash.of(SecretKey.presented(key).hash(), () -> requesters.byKey(key));
    }

    public Optional<Requester> find(String id) {
        return byId.of(id, () -> requesters.find(id));
    }

    /** As {@link Requesters#byMail}. */
    public Optional<Requester> byMail(String address) {
        return byMail.of(address.toLowerCase(Locale.ROOT), () -> requesters.byMail(address));
    }

    /** An account has changed. */
    void forget() {
        byMail.forget();
        byKeyHash.forget();
        byId.forget();
    }
}
