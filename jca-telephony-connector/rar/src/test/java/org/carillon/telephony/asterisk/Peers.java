package org.carillon.telephony.asterisk;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carillon.telephony.sip.FreePorts;
import org.carillon.telephony.sip.PeerProgram;

/** sipp as the customers behind Asterisk's trunk. */
final class Peers {

    private Peers() {}

    /** Somebody who is called; sends back the voice that it hears. */
    static PeerProgram called(Path folder, String scenario, int port) throws Exception {
        return sipp(folder, scenario, port, "-rtp_echo", "-aa");
    }

    /** Somebody who calls once. */
    static PeerProgram caller(Path folder, String scenario, String dialed, int port, int target) throws Exception {
        return sipp(
                folder,
                scenario,
                port,
                "-m",
                "1",
                "-timeout",
                "20s",
                "-timeout_error",
                "-s",
                dialed,
                "127.0.0.1:" + target);
    }

    private static PeerProgram sipp(Path folder, String scenario, int port, String... more) throws Exception {
        Path own = Files.createTempDirectory(folder, scenario);
        Path file = own.resolve(scenario + ".xml");
        try (InputStream text = Peers.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
            Files.copy(text, file);
        }
        List<String> command = new ArrayList<>(List.of(
                PeerProgram.require("sipp").toString(),
                "-sf",
                file.toString(),
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-mi",
                "127.0.0.1",
                "-mp",
                Integer.toString(FreePorts.next()),
                "-nostdin",
                "-nd"));
        command.addAll(List.of(more));
        return PeerProgram.start(own, command);
    }
}
