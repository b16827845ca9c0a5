package org.carillon.telephony.contract;

import java.util.Map;
import org.carillon.telephony.sip.FreePorts;

/** Our own user agent. */
class EmbeddedSipContractIT extends TelephonyServerContract {

    private final int port = FreePorts.next();

    @Override
    Map<String, String> startServer(int trunk) {
        return Map.of(
                "servers",
                "server=sip:127.0.0.1:" + trunk + ";capacity=" + CAPACITY,
                "sipPort",
                Integer.toString(port),
                "mediaPorts",
                "36800-36899",
                "probeSeconds",
                "1");
    }

    @Override
    void trunkHasChanged() {
        // it asks every second
    }

    @Override
    int port() {
        return port;
    }

    @Override
    void stopServer() {
        // it has stopped with the adapter
    }
}
