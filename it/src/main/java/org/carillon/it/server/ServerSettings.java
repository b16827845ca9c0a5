package org.carillon.it.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a server is told beside its defaults: names and values of {@code docs/operations.md}. Immutable. */
public final class ServerSettings {

    private static final String DATABASE = "carillon.ds.class";
    private static final String TELEPHONY_SERVERS = "carillon.telephony.servers";

    private final Map<String, String> values;

    private ServerSettings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static ServerSettings defaults() {
        return new ServerSettings(Map.of());
    }

    /** The same settings with one more, or one changed. */
    public ServerSettings with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value.toString());
        return new ServerSettings(more);
    }

    /** The same settings with every listener of Carillon's own on the ports that follow from the base, unless they name others. */
    public ServerSettings withPorts(PortBase ports) {
        return withDefault("carillon.mail.port", ports.smtp())
                .withDefault("carillon.telephony.sipPort", ports.sip())
                .withDefault("carillon.telephony.asteriskVoicePort", ports.voice())
                .withDefault("carillon.telephony.mediaPorts", ports.firstMedia() + "-" + ports.lastMedia());
    }

    private ServerSettings withDefault(String name, Object value) {
        return values.containsKey(name) ? this : with(name, value);
    }

    /** The same settings with a database on disk of its own, inside the given folder. */
    public ServerSettings withH2(Path folder) {
        return with(DATABASE, "org.h2.jdbcx.JdbcDataSource")
                .with(
                        "carillon.ds.url",
                        "jdbc:h2:file:" + folder.toAbsolutePath().resolve("carillon")
                                + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0");
    }

    /** The same settings with a database on a PostgreSQL server. */
    public ServerSettings withPostgresql(String url, String user, String password) {
        return with(DATABASE, "org.postgresql.ds.PGSimpleDataSource")
                .with("carillon.ds.url", url)
                .with("carillon.ds.user", user)
                .with("carillon.ds.password", password);
    }

    public boolean namesDatabase() {
        return values.containsKey(DATABASE);
    }

    /** The same settings with a requester, whose key is generated at the first start. */
    public ServerSettings withRequester(String id, String mail) {
        return with("carillon.first-requester.id", id).with("carillon.first-requester.mail", mail);
    }

    /** The same settings with the mail server on this machine that takes the outcomes. */
    public ServerSettings withMailRelay(int port) {
        return with("carillon.mail.relay.port", port).with("carillon.mail.relay.from", "carillon@carillon.test");
    }

    /** The same settings with these telephony servers, written as the telephony connector wants them. */
    public ServerSettings withTelephonyServers(String servers) {
        return with(TELEPHONY_SERVERS, servers);
    }

    /** The same settings with one more telephony server, a VoiceXML browser: somebody on the test phone at that port. */
    public ServerSettings withBrowser(String name, int port) {
        return withTelephonyServers(values.get(TELEPHONY_SERVERS) + ", " + name + "=sip:127.0.0.1:" + port
                        + ";transport=tcp;capacity=2")
                .with("carillon.call.browsers", name);
    }

    public boolean namesTelephonyServers() {
        return values.containsKey(TELEPHONY_SERVERS);
    }

    /** The commands that set them, one per line, in the order of the names. */
    String asCommands() {
        StringBuilder commands = new StringBuilder();
        new TreeMap<>(values).forEach((name, value) -> commands.append("set-config-property --source=domain")
                .append(" --propertyName=")
                .append(name)
                .append(" --propertyValue=")
                .append(quoted(value))
                .append('\n'));
        return commands.toString();
    }

    private static String quoted(String value) {
        if (value.indexOf('"') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("asadmin cannot take quotation marks or line ends in a value");
        }
        return '"' + value.replace("\\", "\\\\") + '"';
    }
}
