package org.carillon.telephony.contract;

import java.util.Map;
import org.carillon.telephony.asterisk.AsteriskServer;
import org.carillon.telephony.asterisk.AsteriskServer.VoiceAddress;
import org.carillon.telephony.sip.FreePorts;

/** Asterisk with the published configuration, voice by WebSocket. */
class AsteriskContractIT extends TelephonyServerContract {

    private static final String SECRET = "of-the-tests";

    private AsteriskServer asterisk;

    /** An option of the server, or an empty string. */
    String voice() {
        return "";
    }

    @Override
    Map<String, String> startServer(int trunk) throws Exception {
        int voicePort = FreePorts.next();
        asterisk = AsteriskServer.start(trunk, new VoiceAddress(voicePort, voicePort, SECRET));
        return Map.of(
                "servers",
                "server=asterisk:127.0.0.1:" + asterisk.managerPort() + ";user=" + AsteriskServer.MANAGER_USER
                        + ";password=" + asterisk.managerSecret() + ";capacity=" + CAPACITY + voice(),
                "sipPort",
                Integer.toString(FreePorts.next()),
                "asteriskVoicePort",
                Integer.toString(voicePort),
                "asteriskVoicePassword",
                SECRET,
                "probeSeconds",
                "1");
    }

    @Override
    void trunkHasChanged() throws Exception {
        asterisk.awaitTrunk();
    }

    @Override
    int port() {
        return asterisk.sipPort();
    }

    @Override
    void stopServer() throws Exception {
        if (asterisk != null) {
            System.err.println("ASTERISK " + asterisk.messages()); // TMP
            asterisk.close();
        }
    }
}
