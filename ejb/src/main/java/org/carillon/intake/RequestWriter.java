package org.carillon.intake;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.GroupCommit;

/** Stores the requests of all gateways, those that come at the same time in one transaction. Thread-safe. */
@ApplicationScoped
public class RequestWriter {

    private static final Logger LOG = System.getLogger(RequestWriter.class.getName());
    private static final int MOST = 200;

    /** Transactions that look for their requests after one came that was not new. */
    private static final int LOOKED_FOR = 100;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @EJB
    private RequestStore store;

    private GroupCommit<List<StorableRequest>, StoredRequests> groups;

    @PostConstruct
    void open() {
        groups = new GroupCommit<>(threads, MOST, Duration.ofMinutes(1), new Transactions());
    }

    @PreDestroy
    void close() {
        groups.close();
    }

    /**
     * Returns when they are stored for good, all or none.
     *
     * @throws EJBException when they are not
     */
    public List<Acceptance> write(List<StorableRequest> together) throws ConflictingRequestException {
        try {
            return groups.write(together).toCompletableFuture().join().orConflict();
        } catch (CompletionException e) {
            throw new EJBException(e.getCause().getMessage(), (Exception) e.getCause());
        }
    }

    /** Whoever sends a request again often sends many: for some time all are looked for before they are stored. */
    private final class Transactions implements GroupCommit.Writer<List<StorableRequest>, StoredRequests> {

        private int toLookFor;

        @Override
        public List<StoredRequests> writeAll(List<List<StorableRequest>> together) {
            if (toLookFor == 0) {
                try {
                    return store.storeNew(together);
                } catch (NotNewException e) {
                    LOG.log(Level.DEBUG, "requests that were taken for new are looked for", e);
                    toLookFor = LOOKED_FOR;
                }
            }
            toLookFor--;
            return store.store(together);
        }

        @Override
        public StoredRequests writeAlone(List<StorableRequest> group) {
            try {
                return store.store(List.of(group)).get(0);
            } catch (EJBException e) {
                // another node may have stored the same request or met the same customer: then it is found now
                return store.store(List.of(group)).get(0);
            }
        }
    }
}
