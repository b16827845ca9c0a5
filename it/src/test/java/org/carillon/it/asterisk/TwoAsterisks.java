package org.carillon.it.asterisk;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.carillon.it.Await;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerSettings;
import org.carillon.it.server.TestServers;
import org.carillon.telephony.asterisk.AsteriskServer;
import org.carillon.telephony.asterisk.AsteriskServer.VoiceAddress;

/** A Carillon with two Asterisks as its telephony servers, {@code north} and {@code south}; the scene's phones are behind their trunks. */
final class TwoAsterisks implements AutoCloseable {

    /** Channels of each. */
    static final int CAPACITY = 60;

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SECRET = "between-asterisk-and-carillon";

    private final AsteriskServer north;
    private final AsteriskServer south;
    private final Scene scene;

    /** Starts all of them. Skips the test where there is no Asterisk, or fails it where {@code carillon.peers=required}. */
    TwoAsterisks() throws Exception {
        PortBase ports = PortBase.reserve();
        VoiceAddress voice = new VoiceAddress(ports.voice(), ports.voice(), SECRET);
        north = AsteriskServer.start(ports.north(), voice);
        south = AsteriskServer.start(ports.south(), voice);
        scene = TestServers.scene(
                "asterisk",
                ports,
                ServerSettings.defaults()
                        .with("carillon.telephony.asteriskVoicePassword", SECRET)
                        .with("carillon.telephony.probeSeconds", 1)
                        .withTelephonyServers(definition("north", north) + ", " + definition("south", south)));
        north.awaitTrunk();
        south.awaitTrunk();
        scene.server().startDomain();
        scene.server().deploy();
        awaitAvailability("north", "available");
        awaitAvailability("south", "available");
    }

    private static String definition(String name, AsteriskServer server) {
        return name + "=asterisk:127.0.0.1:" + server.managerPort() + ";user=" + AsteriskServer.MANAGER_USER
                + ";password=" + server.managerSecret() + ";capacity=" + CAPACITY;
    }

    AsteriskServer north() {
        return north;
    }

    AsteriskServer south() {
        return south;
    }

    Scene scene() {
        return scene;
    }

    void awaitAvailability(String server, String availability) throws Exception {
        Await.until(server + " to be " + availability, LIMIT, () -> status(server)
                .getString("availability")
                .equals(availability));
    }

    /** Channels that Carillon holds. */
    int inUse(String server) throws IOException, InterruptedException {
        return status(server).getInt("inUse");
    }

    private JsonObject status(String name) throws IOException, InterruptedException {
        return scene.operator().get("/servers").body().getJsonArray("servers").getValuesAs(JsonObject.class).stream()
                .filter(server -> server.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        scene.close();
        north.close();
        south.close();
    }
}
