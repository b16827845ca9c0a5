package org.carillon.it.wire;

import org.carillon.it.peers.PostgresCluster;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerSettings;
import org.carillon.it.server.TestServers;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** A server that serves, with all around it. */
final class RunningScene implements CloseableResource {

    /** A telephony server that is an external VoiceXML browser: the user {@code dialog} on the phone behind south. */
    static final String BROWSER = "ivr";

    private static final String DATABASE = System.getProperty("carillon.it.database", "h2");

    private final PostgresCluster postgres;
    private final Scene scene;

    RunningScene() throws Exception {
        PortBase ports = PortBase.reserve();
        ServerSettings settings = ServerSettings.defaults()
                .with("carillon.call.ring-seconds", 4)
                .with("carillon.node.lease-seconds", 3)
                .with("carillon.vxml.allowed-hosts", "127.0.0.0/8")
                .withTelephonyServers(Scene.phonesAt(ports))
                .withBrowser(BROWSER, ports.south());
        postgres = DATABASE.equals("postgresql") ? PostgresCluster.create(ports.postgresql()) : null;
        if (postgres != null) {
            settings = settings.withPostgresql(postgres.url(), postgres.user(), postgres.password());
        }
        scene = TestServers.scene("wire-" + DATABASE, ports, settings);
        scene.server().startDomain();
        scene.server().deploy();
    }

    Scene scene() {
        return scene;
    }

    @Override
    public void close() throws Exception {
        scene.close();
        if (postgres != null) {
            postgres.close();
        }
    }
}
