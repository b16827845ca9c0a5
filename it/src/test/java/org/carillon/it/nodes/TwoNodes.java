package org.carillon.it.nodes;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.peers.Dovecot;
import org.carillon.it.peers.HaProxy;
import org.carillon.it.peers.PostgresCluster;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.CarillonServer;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerSettings;
import org.carillon.it.server.TestServers;

/**
 * Two servers that share a PostgreSQL, a requester's mail server and the phones, and read the same mailboxes: {@code first}, around which
 * the scene is set, and {@code second}. A proxy gives both one name.
 */
final class TwoNodes implements AutoCloseable {

    private final PostgresCluster postgres;
    private final Dovecot dovecot;
    private final Scene scene;
    private final CarillonServer second;
    private final HaProxy name;

    TwoNodes() throws Exception {
        PortBase ports = PortBase.reserve();
        postgres = PostgresCluster.create(ports.postgresql());
        dovecot = Dovecot.start(ports);
        ServerSettings settings = ServerSettings.defaults()
                .withPostgresql(postgres.url(), postgres.user(), postgres.password())
                .withTelephonyServers(Scene.phonesAt(ports))
                .with("carillon.node.lease-seconds", 3)
                .with("carillon.mail.mailboxes", dovecot.mailboxes());
        scene = TestServers.scene("node-first", ports, settings.with("carillon.node.name", "first"));
        second = TestServers.server(
                "node-second",
                PortBase.reserve(),
                settings.withMailRelay(ports.mailRelay()).with("carillon.node.name", "second"));
        scene.server().startDomain();
        scene.server().deploy();
        second.startDomain();
        second.deploy();
        name = HaProxy.at(ports.proxy(), ports.http(), second.ports().http());
    }

    Scene scene() {
        return scene;
    }

    Dovecot dovecot() {
        return dovecot;
    }

    /** The REST interface of the second node. The accounts are in the database: their keys are those that the first one has made. */
    CarillonApi secondApi() throws IOException {
        return new CarillonApi(second.uri("/api/v1"), scene.server().key(Scene.REQUESTER));
    }

    /** The one name that both nodes have. */
    HaProxy name() {
        return name;
    }

    /** The REST interface of one node or the other, by their common name. */
    CarillonApi apiByName() throws IOException, GeneralSecurityException {
        return new CarillonApi(name.uri("/api/v1"), scene.server().key(Scene.REQUESTER), name.client());
    }

    /** Which node each session was at, by the sessions' identities, as the second one's accounting has it. */
    Map<String, String> nodesOfAttempts() throws IOException, InterruptedException {
        return new CarillonApi(second.uri("/api/v1"), scene.server().key("operator"))
                        .get("/accounting/records?limit=5000")
                        .body()
                        .getJsonArray("records")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(record -> record.getString("kind").equals("attempt"))
                        .collect(Collectors.toMap(
                                record -> record.getString("session"),
                                record -> record.getString("node").replaceAll("/.*", ""),
                                (one, other) -> one + " and " + other));
    }

    @Override
    public void close() {
        name.close();
        try {
            second.close();
            scene.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            dovecot.close();
            postgres.close();
        }
    }
}
