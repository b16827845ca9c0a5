package org.carillon.telephony.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carillon.telephony.sip.FreePorts;
import org.carillon.telephony.sip.PeerProgram;

/** sipp at a port of its own, following a scenario. */
public final class Sipp {

    private Sipp() {}

    /** All who can be called; what a number does stands in the scenario. They send back the voice that they hear. */
    public static PeerProgram callees(Path folder, int port) throws Exception {
        return start(folder, "/contract/callees.xml", port, "-rtp_echo");
    }

    /** Somebody else who waits for us. */
    public static PeerProgram callee(Path folder, String scenario, int port) throws Exception {
        return start(folder, scenario, port);
    }

    /** Somebody who calls once. */
    public static PeerProgram caller(Path folder, String scenario, String dialed, int target) throws Exception {
        return start(
                folder,
                scenario,
                FreePorts.next(),
                "-m",
                "1",
                "-timeout",
                "20s",
                "-timeout_error",
                "-s",
                dialed,
                "127.0.0.1:" + target);
    }

    private static PeerProgram start(Path folder, String scenario, int port, String... more) throws IOException {
        Path file = folder.resolve("scenario.xml");
        try (InputStream text = Sipp.class.getResourceAsStream(scenario)) {
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
        return PeerProgram.start(folder, command);
    }
}
