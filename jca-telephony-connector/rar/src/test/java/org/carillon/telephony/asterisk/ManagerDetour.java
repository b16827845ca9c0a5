package org.carillon.telephony.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to Asterisk's manager that can be interrupted: then connections are accepted and nothing comes through. */
final class ManagerDetour implements AutoCloseable {

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean interrupted;

    ManagerDetour() throws IOException {
        start(this::admit);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void leadTo(int port) {
        target = port;
    }

    /** What goes through breaks off. */
    void interrupt() {
        interrupted = true;
        open.forEach(ManagerDetour::close);
        open.clear();
    }

    void restore() {
        interrupted = false;
    }

    private void admit() {
        try {
            while (true) {
                Socket here = entrance.accept();
                if (interrupted) {
                    here.close();
                    continue;
                }
                Socket there = connect(here);
                if (there != null) {
                    open.add(here);
                    open.add(there);
                    start(() -> pass(here, there));
                    start(() -> pass(there, here));
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private Socket connect(Socket here) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException dead) {
            close(here);
            return null;
        }
    }

    private static void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException over) {
            // the other way ends too
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "manager-detour");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        open.forEach(ManagerDetour::close);
    }
}
