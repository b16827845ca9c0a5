package org.carillon.it.benchmark;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A load over connections that are kept, with as little work of its own as can be: the same for whoever is measured. */
final class KeptConnections {

    private final int port;
    private final int connections;

    KeptConnections(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** What goes over one connection. */
    interface Dialogue {

        /** Before anything is measured. */
        default void open(Line line) throws IOException {}

        /** One request, from its first octet to the answer that says it is stored. */
        void once(Line line, int number) throws IOException;
    }

    /** Both directions of a connection. */
    static final class Line implements Closeable {

        private final int port;
        private Socket socket;
        private InputStream in;
        private OutputStream out;

        private Line(int port) throws IOException {
            this.port = port;
            connect();
        }

        private void connect() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 8_192);
            out = socket.getOutputStream();
        }

        /** Where the server keeps a connection for so many requests only. */
        void reopen() throws IOException {
            socket.close();
            connect();
        }

        void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** The next line without its end. */
        String hear() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new EOFException("the server hung up after: " + line);
                }
                line.append((char) octet);
            }
            return line.toString().stripTrailing();
        }

        void skip(int octets) throws IOException {
            in.skipNBytes(octets);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Sends so many over all connections together. */
    Figures run(String what, int count, Dialogue dialogue) throws Exception {
        AtomicInteger left = new AtomicInteger(count);
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        List<Line> lines = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                lines.add(new Line(port));
                dialogue.open(lines.get(i));
            }
            long start = System.nanoTime();
            List<Future<List<Double>>> running = lines.stream()
                    .map(line -> clients.submit(() -> exchange(line, dialogue, left)))
                    .toList();
            List<Double> millis = new ArrayList<>();
            for (Future<List<Double>> each : running) {
                millis.addAll(each.get());
            }
            return Figures.of(what, (System.nanoTime() - start) / 1e9, millis);
        } finally {
            clients.shutdownNow();
            for (Line line : lines) {
                line.close();
            }
        }
    }

    private static List<Double> exchange(Line line, Dialogue dialogue, AtomicInteger left) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
            long start = System.nanoTime();
            dialogue.once(line, number);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }
}
