package org.carillon.it.wire;

import org.carillon.it.peers.Dovecot;
import org.carillon.it.peers.NameServer;
import org.carillon.it.peers.Peer;
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
    private final Dovecot dovecot;
    private final Scene scene;
    private final NameServer names = new NameServer();

    RunningScene() throws Exception {
        names.knows("shop.test. 60 IN TXT \"v=spf1 ip4:127.0.0.1 -all\"");
        names.knows("_dmarc.shop.test. 60 IN TXT \"v=DMARC1; p=reject\"");
        names.knows("strict.test. 60 IN TXT \"v=spf1 ip4:192.0.2.1 -all\"");
        PortBase ports = PortBase.reserve();
        ServerSettings settings = ServerSettings.defaults()
                .with("carillon.call.ring-seconds", 4)
                .with("carillon.node.lease-seconds", 3)
                .with("carillon.vxml.allowed-hosts", "127.0.0.0/8")
                .with(
                        "carillon.mail.dns.servers",
                        "127.0.0.1:" + names.address().getPort())
                .with("carillon.secrets.key", TestServers.SECRETS_KEY)
                .with("carillon.sources.data-sources", "java:app/jdbc/carillon")
                .with("carillon.webhooks.allowed-hosts", "127.0.0.0/8")
                .with("carillon.webhooks.timeout-seconds", 3)
                .with("carillon.accounting.queue", "billing")
                .withTelephonyServers(Scene.phonesAt(ports))
                .withBrowser(BROWSER, ports.south());
        postgres = DATABASE.equals("postgresql") ? PostgresCluster.create(ports.postgresql()) : null;
        if (postgres != null) {
            settings = settings.withPostgresql(postgres.url(), postgres.user(), postgres.password());
        }
        dovecot = Peer.DOVECOT.isInstalled() ? Dovecot.start(ports) : null;
        if (dovecot != null) {
            settings = settings.with("carillon.mail.mailboxes", dovecot.mailboxes());
        }
        scene = TestServers.scene("wire-" + DATABASE, ports, settings);
        scene.server().startDomain();
        scene.server().deploy();
    }

    Scene scene() {
        return scene;
    }

    /** The mail server whose mailboxes Carillon reads; a test that asks for it where there is none ends here. */
    Dovecot dovecot() {
        Peer.DOVECOT.require();
        return dovecot;
    }

    @Override
    public void close() throws Exception {
        names.close();
        scene.close();
        if (dovecot != null) {
            dovecot.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
