package org.carillon.telephony.contract;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.sip.FreePorts;
import org.carillon.telephony.sip.PeerProgram;

/** baresip as somebody who answers by himself, can press keys, and tells which he hears. */
final class BaresipPhone implements AutoCloseable {

    private static final int KEY_MILLIS = 100;

    /** What baresip takes for the release of a key (its KEYCODE_REL). */
    private static final byte RELEASED = 4;

    private final PeerProgram program;
    private final Socket events;
    private final int console;
    private final StringBuilder told = new StringBuilder();

    private BaresipPhone(PeerProgram program, Socket events, int console) {
        this.program = program;
        this.events = events;
        this.console = console;
    }

    static BaresipPhone start(Path folder, int sipPort, String user) throws Exception {
        int console = FreePorts.next();
        int control = FreePorts.next();
        Files.writeString(
                folder.resolve("config"),
                """
                sip_listen 127.0.0.1:%d
                net_interface 127.0.0.1
                cons_listen 127.0.0.1:%d
                ctrl_tcp_listen 127.0.0.1:%d
                audio_source aubridge,echo
                audio_player aubridge,echo
                audio_alert aubridge,alert
                module_path /usr/lib/baresip/modules
                module cons.so
                module g711.so
                module aubridge.so
                module_app account.so
                module_app menu.so
                module_app ctrl_tcp.so
                """
                        .formatted(sipPort, console, control));
        Files.writeString(
                folder.resolve("accounts"), "<sip:" + user + "@127.0.0.1:" + sipPort + ">;answermode=auto;regint=0\n");
        Files.writeString(folder.resolve("contacts"), "");
        PeerProgram program =
                PeerProgram.start(folder, List.of(PeerProgram.require("baresip").toString(), "-f", folder.toString()));
        program.awaitListening("tcp", sipPort);
        program.awaitListening("tcp", control);
        Socket events = new Socket(InetAddress.getLoopbackAddress(), control);
        events.setSoTimeout(10_000);
        return new BaresipPhone(program, events, console);
    }

    /** Its user presses a key for a moment. */
    void press(char key) throws Exception {
        type((byte) key);
        TimeUnit.MILLISECONDS.sleep(KEY_MILLIS);
        type(RELEASED);
    }

    private void type(byte character) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[] {character}, 1, InetAddress.getLoopbackAddress(), console));
        }
    }

    /** Returns when it has told that the key was heard. */
    void awaitKey(char key) throws IOException {
        byte[] buffer = new byte[8_192];
        while (!told.toString().matches("(?s).*CALL_DTMF_START[^{}]*\"param\":\"\\Q" + key + "\\E\".*")) {
            int count = events.getInputStream().read(buffer);
            if (count < 0) {
                throw new IOException("baresip has ended: " + program.tail());
            }
            told.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
        program.close();
    }
}
