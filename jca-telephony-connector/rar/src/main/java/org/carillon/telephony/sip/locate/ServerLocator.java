package org.carillon.telephony.sip.locate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/** Finds where a SIP server is (RFC 3263 section 4). Never blocks. Thread-safe. */
public final class ServerLocator {

    private static final int SIP_PORT = 5060;
    private static final int SIPS_PORT = 5061;
    private static final int MAX_SERVICES = 8;
    private static final int MAX_TARGETS = 16;
    private static final String IPV4 = "\\d{1,3}(\\.\\d{1,3}){3}";

    private final Dns dns;
    private final RandomGenerator random;
    private final Set<String> transports;

    /** @param transports what we can speak, of {@code udp}, {@code tcp} and {@code tls} */
    public ServerLocator(Dns dns, RandomGenerator random, Set<String> transports) {
        this.dns = dns;
        this.random = random;
        this.transports = Set.copyOf(transports);
    }

    /**
     * Where to try, in this order.
     *
     * @param host a name or an address; one of IPv6 may stand in brackets
     * @param port 0 where the name system is to tell it
     * @param transport null where the name system is to tell it; {@code udp} then if it does not
     * @return at least one; it fails when there is none, or the name system gives no answer
     */
    public CompletableFuture<List<Target>> locate(String host, int port, String transport) {
        String spoken = transport == null ? "udp" : transport;
        if (isAddress(host)) {
            return CompletableFuture.completedFuture(List.of(numeric(host, port, spoken)));
        }
        if (port != 0) {
            return addresses(host, host, port, spoken).thenApply(targets -> required(host, targets));
        }
        return (transport == null ? services(host) : CompletableFuture.completedFuture(List.of(service(host, spoken))))
                .thenCompose(services -> atServices(host, services))
                .thenCompose(targets -> targets.isEmpty()
                        ? addresses(host, host, defaultPort(spoken), spoken)
                        : CompletableFuture.completedFuture(targets))
                .thenApply(targets -> required(host, targets));
    }

    private static boolean isAddress(String host) {
        return host.matches(IPV4) || host.indexOf(':') >= 0;
    }

    private static Target numeric(String host, int port, String transport) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return new Target(address.getHostAddress(), address, port == 0 ? defaultPort(transport) : port, transport);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException("not an address: " + host, notAnAddress);
        }
    }

    private static int defaultPort(String transport) {
        return transport.equals("tls") ? SIPS_PORT : SIP_PORT;
    }

    private static List<Target> required(String host, List<Target> targets) {
        if (targets.isEmpty()) {
            throw new IllegalStateException("no address for " + host);
        }
        return targets.subList(0, Math.min(targets.size(), MAX_TARGETS));
    }

    /** The name under which servers are listed, and how they are spoken to. */
    private record Service(String name, String transport) {}

    private static Service service(String host, String transport) {
        String name =
                switch (transport) {
                    case "tls" -> "_sips._tcp.";
                    case "tcp" -> "_sip._tcp.";
                    default -> "_sip._udp.";
                };
        return new Service(name + host, transport);
    }

    /** By NAPTR (section 4.1), else all that we speak. */
    private CompletableFuture<List<Service>> services(String host) {
        return dns.records(host, Type.NAPTR, NAPTRRecord.class).thenApply(records -> {
            List<Service> told = records.stream()
                    .filter(record -> record.getFlags().equalsIgnoreCase("s"))
                    .sorted(Comparator.comparingInt(NAPTRRecord::getOrder).thenComparingInt(NAPTRRecord::getPreference))
                    .flatMap(record -> toldBy(record).stream())
                    .limit(MAX_SERVICES)
                    .toList();
            return told.isEmpty()
                    ? Stream.of("udp", "tcp", "tls")
                            .filter(transports::contains)
                            .map(transport -> service(host, transport))
                            .toList()
                    : told;
        });
    }

    private List<Service> toldBy(NAPTRRecord record) {
        String transport =
                switch (record.getService().toUpperCase(java.util.Locale.ROOT)) {
                    case "SIP+D2U" -> "udp";
                    case "SIP+D2T" -> "tcp";
                    case "SIPS+D2T" -> "tls";
                    default -> "";
                };
        return transports.contains(transport)
                ? List.of(new Service(record.getReplacement().toString(true), transport))
                : List.of();
    }

    /** The first service that has servers (section 4.2). */
    private CompletableFuture<List<Target>> atServices(String host, List<Service> services) {
        if (services.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Service service = services.get(0);
        return dns.records(service.name(), Type.SRV, SRVRecord.class)
                .thenCompose(records -> atServers(host, service.transport(), records))
                .thenCompose(targets -> targets.isEmpty()
                        ? atServices(host, services.subList(1, services.size()))
                        : CompletableFuture.completedFuture(targets));
    }

    private CompletableFuture<List<Target>> atServers(String host, String transport, List<SRVRecord> records) {
        CompletableFuture<List<Target>> all = CompletableFuture.completedFuture(List.of());
        List<SRVRecord> ordered = ServiceOrder.of(records, random);
        for (SRVRecord record : ordered.subList(0, Math.min(ordered.size(), MAX_SERVICES))) {
            String name = record.getTarget().toString(true);
            // the root stands for "no such service here"
            if (!name.isEmpty() && !name.equals(".")) {
                all = all.thenCombine(addresses(host, name, record.getPort(), transport), ServerLocator::joined);
            }
        }
        return all;
    }

    private CompletableFuture<List<Target>> addresses(String domain, String name, int port, String transport) {
        CompletableFuture<List<Target>> four = dns.records(name, Type.A, ARecord.class)
                .thenApply(records -> records.stream()
                        .map(record -> new Target(domain, record.getAddress(), port, transport))
                        .toList());
        CompletableFuture<List<Target>> six = dns.records(name, Type.AAAA, AAAARecord.class)
                .thenApply(records -> records.stream()
                        .map(record -> new Target(domain, record.getAddress(), port, transport))
                        .toList());
        return four.thenCombine(six, ServerLocator::joined);
    }

    private static List<Target> joined(List<Target> first, List<Target> second) {
        List<Target> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
