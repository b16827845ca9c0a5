package org.carillon.it.scene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.mail.MailRequest;
import org.carillon.it.mail.MailSink;
import org.carillon.it.phone.PhoneEvent;
import org.carillon.it.phone.TestPhone;
import org.carillon.it.server.CarillonServer;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerFiles;
import org.carillon.it.server.ServerSettings;

/**
 * A Carillon among those it works for: a requester with a mailbox, and two telephony servers, {@code north} by UDP and
 * {@code south} by TCP, behind which test phones are the customers.
 */
public final class Scene implements AutoCloseable {

    /** The requester's account. */
    public static final String REQUESTER = "shop";

    public static final String REQUESTER_MAIL = "orders@shop.test";

    /** Channels of each telephony server. */
    public static final int CAPACITY = 10;

    private static final String HOST = "127.0.0.1";

    private final PortBase ports;
    private final CarillonServer server;
    private final MailSink mailbox;
    private final TestPhone north;
    private final TestPhone south;

    /**
     * Sets the scene; the server is not started by this.
     *
     * @param directory all that the server writes stays inside
     * @param settings what differs from the defaults, the database at least; telephony servers that they name take the place of the two
     *     that the phones are
     */
    public Scene(ServerFiles files, Path directory, PortBase ports, ServerSettings settings) throws IOException {
        this.ports = ports;
        server = new CarillonServer(
                files,
                directory,
                ports,
                withTelephonyServers(settings)
                        .withRequester(REQUESTER, REQUESTER_MAIL)
                        .withMailRelay(ports.mailRelay()));
        server.close(); // one that an earlier run in this directory has left behind
        if (!ports.isFree()) {
            throw new IOException("ports from " + ports.value() + " on are in use; choose others with"
                    + " -Dcarillon.portbase=" + (ports.value() + 1_000));
        }
        mailbox = MailSink.start(ports.mailRelay(), mail -> {});
        north = TestPhone.on(HOST, ports.north());
        south = TestPhone.on(HOST, ports.south());
    }

    private ServerSettings withTelephonyServers(ServerSettings settings) {
        return settings.namesTelephonyServers() ? settings : settings.withTelephonyServers(phonesAt(ports));
    }

    /** The two telephony servers that the phones are, written as the telephony connector wants them. */
    public static String phonesAt(PortBase ports) {
        return "north=sip:" + HOST + ":" + ports.north() + ";transport=udp;capacity=" + CAPACITY + ", south=sip:" + HOST
                + ":" + ports.south() + ";transport=tcp;capacity=" + CAPACITY;
    }

    public CarillonServer server() {
        return server;
    }

    public PortBase ports() {
        return ports;
    }

    /** Where outcome mails arrive. */
    public MailSink mailbox() {
        return mailbox;
    }

    public TestPhone north() {
        return north;
    }

    public TestPhone south() {
        return south;
    }

    /** Somebody who can be called through both servers. */
    public Customer customer(String number) {
        return new Customer(number, north.number(number), south.number(number));
    }

    /** The Call-IDs of all calls to the number, whichever server they came through. */
    public List<String> callsTo(String number) {
        return Stream.of(north, south)
                .flatMap(phone -> phone.log().events().stream())
                .filter(event -> event.user().equals(number) && event.what().equals("INVITE"))
                .map(PhoneEvent::callId)
                .distinct()
                .toList();
    }

    /** The REST interface, used by the requester. */
    public CarillonApi api() throws IOException {
        return server.api(REQUESTER);
    }

    /** The REST interface, used by the operator. */
    public CarillonApi operator() throws IOException {
        return server.api("operator");
    }

    /** The beginning of a mail by the requester, logged in. */
    public MailRequest mailTo(String number) throws IOException {
        return MailRequest.toCall(number).from(REQUESTER_MAIL).login(REQUESTER, server.key(REQUESTER));
    }

    @Override
    public void close() throws IOException {
        server.close();
        mailbox.close();
        north.close();
        south.close();
    }
}
