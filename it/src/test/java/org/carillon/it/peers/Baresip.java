package org.carillon.it.peers;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How baresip is set up: it answers by itself, echoes and records what it hears.
 *
 * @param folder where its settings lie
 * @param user whom it answers for
 * @param sip its SIP port, UDP
 * @param control the UDP port on which it takes the keys of its user
 */
record Baresip(Path folder, String user, int sip, int control) {

    private static final String MODULES = "/usr/lib/baresip/modules";

    /** Writes the settings, and returns their folder. */
    String write() throws IOException {
        Files.writeString(
                folder.resolve("config"),
                """
                sip_listen 127.0.0.1:%d
                net_interface 127.0.0.1
                cons_listen 127.0.0.1:%d
                audio_player aubridge,line
                audio_source aubridge,line
                audio_alert aubridge,alert
                snd_path %s
                module_path %s
                module cons.so
                module g711.so
                module aubridge.so
                module sndfile.so
                module_tmp account.so
                module_app menu.so
                """
                        .formatted(sip, control, folder, MODULES));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:%s@127.0.0.1:%d>;regint=0;answermode=auto;audio_codecs=pcmu%n".formatted(user, sip));
        Files.writeString(folder.resolve("contacts"), "");
        return folder.toString();
    }

    /** How many octets of audio it has heard so far, decoded to 16 bits. */
    long heard() throws IOException {
        long octets = 0;
        try (DirectoryStream<Path> recordings = Files.newDirectoryStream(folder, "dump-*-dec.wav")) {
            for (Path recording : recordings) {
                octets += Files.size(recording);
            }
        }
        return octets;
    }

    /** Has its user press a key. */
    void press(char key) throws IOException {
        byte[] octets = String.valueOf(key).getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), control));
        }
    }
}
