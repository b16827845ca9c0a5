package org.carillon.it.demonstration;

import java.io.IOException;
import java.nio.file.Path;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.mail.MailSink;
import org.carillon.it.phone.TestPhone;
import org.carillon.it.server.CarillonServer;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerFiles;
import org.carillon.it.server.ServerSettings;

/** All that the demonstration needs: the server, the customers' telephones on two telephony servers, and the requester's mailbox. */
final class Stage implements AutoCloseable {

    static final String REQUESTER = "shop";
    static final String REQUESTER_MAIL = "orders@shop.test";
    static final String CUSTOMER = "+15550100";
    static final String BUSY_CUSTOMER = "+15550101";
    static final String UNWILLING_CUSTOMER = "+15550102";
    static final String ABSENT_CUSTOMER = "+15550103";

    private final Terminal terminal;
    private final PortBase ports;
    private final CarillonServer server;
    private TestPhone north;
    private TestPhone south;
    private MailSink mailbox;

    Stage(Path project, PortBase ports, Terminal terminal) throws IOException {
        this.terminal = terminal;
        this.ports = ports;
        ServerSettings settings = ServerSettings.defaults()
                .withRequester(REQUESTER, REQUESTER_MAIL)
                .withMailRelay(ports.mailRelay())
                .withTelephonyServers(
                        "north=sip:127.0.0.1:" + ports.north() + ";transport=udp;capacity=10, south=sip:127.0.0.1:"
                                + ports.south() + ";transport=tcp;capacity=10");
        Path directory = project.resolve("it/target/run");
        server = new CarillonServer(
                ServerFiles.ofBuild(project), directory, ports, settings.withH2(directory.resolve("data")));
    }

    void start() throws Exception {
        mailbox = MailSink.start(ports.mailRelay(), mail -> {});
        north = phone(ports.north());
        south = phone(ports.south());
        terminal.step("starting the server (Payara)", server::startDomain);
        terminal.step("deploying carillon.ear", server::deploy);
    }

    private static TestPhone phone(int port) throws IOException {
        TestPhone phone = TestPhone.on("127.0.0.1", port);
        phone.number(CUSTOMER)
                .answersAfter(2_000)
                .takesSilenceForEnd(1_000)
                .pressesAfterPrompt("2")
                .pressesAfterPrompt("4711");
        phone.number(BUSY_CUSTOMER).isBusy();
        phone.number(UNWILLING_CUSTOMER).declines();
        phone.number(ABSENT_CUSTOMER).ringsForEver();
        return phone;
    }

    CarillonServer server() {
        return server;
    }

    PortBase ports() {
        return ports;
    }

    MailSink mailbox() {
        return mailbox;
    }

    CarillonApi api() throws IOException {
        return server.api(REQUESTER);
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (mailbox != null) {
            mailbox.close();
        }
        if (north != null) {
            north.close();
        }
        if (south != null) {
            south.close();
        }
    }
}
