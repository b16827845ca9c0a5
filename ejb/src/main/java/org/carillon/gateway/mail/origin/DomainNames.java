package org.carillon.gateway.mail.origin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** The domain name system as origin checks see it: of the operator's resolvers, each answer remembered as long as it says. Thread-safe. */
@ApplicationScoped
public class DomainNames {

    private static final int MOST_REMEMBERED = 5_000;

    @Inject
    @ConfigProperty(name = "carillon.mail.dns.servers")
    private Optional<String> servers;

    @Inject
    @ConfigProperty(name = "carillon.mail.dns.timeout-seconds", defaultValue = "5")
    private int timeoutSeconds;

    private LookupSession session;
    private Duration timeout;

    protected DomainNames() {}

    /** Asks this server. */
    DomainNames(InetSocketAddress server, Duration timeout) {
        this.timeout = timeout;
        this.session = session(List.of(server));
    }

    @PostConstruct
    void open() {
        if (timeoutSeconds < 1 || timeoutSeconds > 60) {
            throw new IllegalStateException("carillon.mail.dns.timeout-seconds must be between 1 and 60");
        }
        timeout = Duration.ofSeconds(timeoutSeconds);
        session = session(servers.stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .filter(server -> !server.isEmpty())
                .map(DomainNames::address)
                .toList());
    }

    /** {@code 192.0.2.1}, {@code 192.0.2.1:5353} or {@code [2001:db8::1]:53}. */
    private static InetSocketAddress address(String server) {
        int colon = server.lastIndexOf(':');
        boolean hasPort = colon > 0 && (server.charAt(colon - 1) == ']' || server.indexOf(':') == colon);
        String host = (hasPort ? server.substring(0, colon) : server).replaceAll("[\\[\\]]", "");
        try {
            return new InetSocketAddress(host, hasPort ? Integer.parseInt(server.substring(colon + 1)) : 53);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("carillon.mail.dns.servers: '" + server + "' is no address", e);
        }
    }

    private LookupSession session(List<InetSocketAddress> addresses) {
        ExtendedResolver resolver = addresses.isEmpty()
                ? new ExtendedResolver()
                : new ExtendedResolver(
                        addresses.stream().map(SimpleResolver::new).toArray(Resolver[]::new));
        resolver.setTimeout(timeout);
        for (Resolver each : resolver.getResolvers()) {
            each.setTimeout(timeout.dividedBy(2));
        }
        Cache cache = new Cache(DClass.IN);
        cache.setMaxEntries(MOST_REMEMBERED);
        return LookupSession.builder().resolver(resolver).cache(cache).build();
    }

    /**
     * All records of a type.
     *
     * @param type of {@link Type}
     * @return none where there are none, or no such name
     * @throws NoAnswerException when it cannot be found out now
     */
    List<Record> records(String name, int type) throws NoAnswerException {
        Name absolute;
        try {
            absolute = Name.fromString(name, Name.root);
        } catch (TextParseException notAName) {
            return List.of();
        }
        try {
            LookupResult result = session.lookupAsync(absolute, type)
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return result.getRecords();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoSuchDomainException || e.getCause() instanceof NoSuchRRSetException) {
                return List.of();
            }
            throw new NoAnswerException(name, e.getCause());
        } catch (TimeoutException e) {
            throw new NoAnswerException(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(name, e);
        }
    }

    /** The texts of a name, the strings of each joined (RFC 7208 section 3.3). */
    List<String> texts(String name) throws NoAnswerException {
        return records(name, Type.TXT).stream()
                .filter(TXTRecord.class::isInstance)
                .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                .toList();
    }

    /** The domain name system did not answer in time, or did not want to. */
    static final class NoAnswerException extends Exception {

        NoAnswerException(String name, Throwable cause) {
            super("no answer about " + name, cause);
        }
    }
}
