package org.carillon.it.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sockets on which a process takes connections or datagrams, as Linux tells them in {@code /proc}: see proc(5). */
public final class ListeningSockets {

    private static final String TCP_LISTEN = "0A";
    private static final String UDP_UNCONNECTED = "07";

    private ListeningSockets() {}

    /** @throws IOException when the process is no more, or is not ours to look at */
    public static List<InetSocketAddress> of(ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        Set<String> own = inodes(proc.resolve("fd"));
        List<InetSocketAddress> sockets = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            try (Stream<String> rows = Files.lines(proc.resolve("net").resolve(table))) {
                rows.skip(1)
                        .map(row -> row.strip().split("\\s+"))
                        .filter(row -> row[3].equals(TCP_LISTEN) || row[3].equals(UDP_UNCONNECTED))
                        .filter(row -> own.contains(row[9]))
                        .forEach(row -> sockets.add(address(row[1])));
            }
        }
        return sockets;
    }

    private static Set<String> inodes(Path descriptors) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : (Iterable<Path>) links::iterator) {
                String target = target(link);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    private static String target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }

    /** An address in hexadecimal, its 32-bit words in the byte order of the machine, a colon, the port. */
    private static InetSocketAddress address(String text) {
        String[] parts = text.split(":");
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(parts[0])).order(ByteOrder.nativeOrder());
        ByteBuffer network = ByteBuffer.allocate(words.capacity());
        while (words.hasRemaining()) {
            network.putInt(words.getInt());
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(network.array()), Integer.parseInt(parts[1], 16));
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalArgumentException(text, impossible);
        }
    }
}
