package org.carillon.telephony.sip.locate;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.xbill.DNS.Cache;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.NioClient;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Asks the domain name system, and remembers its answers as long as they say. Never blocks. Thread-safe. */
public final class Dns implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MAX_NAMES = 1_000;

    private final LookupSession session;

    /** @param servers whom to ask; those of the operating system where it is empty */
    public Dns(List<InetSocketAddress> servers) {
        ExtendedResolver resolver = servers.isEmpty()
                ? new ExtendedResolver()
                : new ExtendedResolver(servers.stream().map(SimpleResolver::new).toArray(Resolver[]::new));
        resolver.setTimeout(PATIENCE);
        for (Resolver each : resolver.getResolvers()) {
            each.setTimeout(PATIENCE.dividedBy(2));
        }
        Cache cache = new Cache();
        cache.setMaxEntries(MAX_NAMES);
        session = LookupSession.defaultBuilder()
                .resolver(resolver)
                .clearCaches()
                .cache(cache)
                .build();
    }

    /**
     * All records of a type.
     *
     * @param type of {@link org.xbill.DNS.Type}
     * @param kind its class
     * @return empty when there are none; it fails when the question cannot be answered
     */
    <T extends org.xbill.DNS.Record> CompletableFuture<List<T>> records(String name, int type, Class<T> kind) {
        try {
            return session.lookupAsync(Name.fromString(name), type)
                    .handle((result, failure) -> recordsIn(result, failure, kind))
                    .toCompletableFuture();
        } catch (TextParseException notAName) {
            return CompletableFuture.failedFuture(notAName);
        }
    }

    private static <T extends org.xbill.DNS.Record> List<T> recordsIn(
            LookupResult result, Throwable failure, Class<T> kind) {
        if (failure == null) {
            return result.getRecords().stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof NoSuchDomainException || cause instanceof NoSuchRRSetException) {
            return List.of();
        }
        throw new CompletionException(cause);
    }

    /** Ends the library's thread. */
    @Override
    public void close() {
        NioClient.close();
    }
}
