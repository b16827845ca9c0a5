package org.carillon.it.peers;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carillon.it.server.PortBase;

/**
 * A mail server of the tests' own, Dovecot, with a mailbox for whoever logs in: by password, or, as {@value AuthorizationServer#USER}, by
 * a token too. It ends with this virtual machine at the latest.
 */
public final class Dovecot implements AutoCloseable {

    private static final String PASSWORD = "secret";

    /** Whom the mailboxes belong to where the tests run as root: Dovecot gives nobody's mail to root. */
    private static final String UNPRIVILEGED = "nobody";

    private final Path folder = Files.createTempDirectory(
            "carillon-dovecot", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    private final PortBase ports;
    private final AuthorizationServer authorization;
    private final PeerProcess process;

    private Dovecot(PortBase ports) throws IOException, InterruptedException, GeneralSecurityException {
        this.ports = ports;
        makeKeys();
        Path mail = Files.createDirectory(folder.resolve("mail"));
        if (isRoot()) {
            execute(List.of("chown", UNPRIVILEGED, mail.toString()));
        }
        Files.writeString(
                folder.resolve("oauth2.conf"),
                "tokeninfo_url = http://127.0.0.1:" + ports.authorization()
                        + "/token-info?access_token=\nintrospection_mode = auth\nusername_attribute = user\n");
        Path configuration = Files.writeString(folder.resolve("dovecot.conf"), configuration());
        authorization = new AuthorizationServer(ports.authorization());
        process = PeerProcess.start(folder, Peer.DOVECOT, "-F", "-c", configuration.toString());
    }

    public static Dovecot start(PortBase ports) throws IOException, InterruptedException, GeneralSecurityException {
        return new Dovecot(ports);
    }

    /** Four mailboxes as Carillon's configuration has them, each read in another way. */
    public String mailboxes() {
        String common = ";auth-serv-id=mx.carillon.test;trust-store=" + folder.resolve("keys.p12")
                + ";trust-store-password=" + PASSWORD + ";retry=2;poll=2";
        String password = ";password=" + PASSWORD;
        return "calls=imap:127.0.0.1:" + ports.imaps() + ";user=calls;address=calls@carillon.test;accepted=move:Done"
                + ";refused=move:Refused" + password + common
                + ", desk=imap:127.0.0.1:" + ports.imap() + ";tls=starttls;user=desk" + password + common
                + ", old=pop3:127.0.0.1:" + ports.pop3s() + ";user=old;address=@old.test" + password + common
                + ", robot=imap:127.0.0.1:" + ports.imaps() + ";user=" + AuthorizationServer.USER
                + ";oauth-token-url=http://127.0.0.1:" + ports.authorization() + "/token;oauth-client-id="
                + AuthorizationServer.CLIENT + ";oauth-client-secret=" + AuthorizationServer.SECRET + common;
    }

    /** Puts a mail into a mailbox, as the last server on its way would. */
    public void deliver(String user, String mail) throws MessagingException {
        try (Store store = connect(user)) {
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
            store.getFolder("INBOX").appendMessages(new Message[] {message});
        }
    }

    /** How many mails are in a folder of the mailbox; none where there is no such folder. */
    public int count(String user, String folderName) throws MessagingException {
        try (Store store = connect(user)) {
            Folder wanted = store.getFolder(folderName);
            return wanted.exists() ? wanted.getMessageCount() : 0;
        }
    }

    /** How many mails of the mailbox nobody has read. */
    public int unread(String user) throws MessagingException {
        try (Store store = connect(user)) {
            return store.getFolder("INBOX").getUnreadMessageCount();
        }
    }

    private Store connect(String user) throws MessagingException {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", ports.imap(), user, PASSWORD);
        return store;
    }

    private void makeKeys() throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = folder.resolve("keys.p12");
        execute(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "dovecot",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=dovecot.test",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        pem("certificate.pem", "CERTIFICATE", store.getCertificate("dovecot").getEncoded());
        pem(
                "key.pem",
                "PRIVATE KEY",
                store.getKey("dovecot", PASSWORD.toCharArray()).getEncoded());
    }

    private void pem(String file, String kind, byte[] content) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + kind + "-----\n");
    }

    private String configuration() {
        return """
                protocols = imap pop3
                listen = 127.0.0.1
                base_dir = FOLDER/run
                log_path = FOLDER/mail.log
                ssl = yes
                ssl_cert = <FOLDER/certificate.pem
                ssl_key = <FOLDER/key.pem
                mail_location = maildir:FOLDER/mail/%u
                auth_mechanisms = plain login xoauth2
                default_internal_user = INTERNAL
                default_login_user = LOGIN
                default_internal_group = GROUP
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = PORT-IMAP
                  }
                  inet_listener imaps {
                    port = PORT-TLS
                    ssl = yes
                  }
                }
                service pop3-login {
                  chroot =
                  inet_listener pop3 {
                    port = 0
                  }
                  inet_listener pop3s {
                    port = PORT-POP3S
                    ssl = yes
                  }
                }
                service anvil {
                  chroot =
                }
                service stats {
                  chroot =
                }
                namespace inbox {
                  inbox = yes
                }
                passdb {
                  driver = oauth2
                  mechanisms = xoauth2
                  args = FOLDER/oauth2.conf
                }
                passdb {
                  driver = static
                  args = password=secret
                }
                userdb {
                  driver = static
                  args = uid=OWNER home=FOLDER/mail/%u
                }
                """
                .replace("FOLDER", folder.toString())
                .replace("PORT-IMAP", Integer.toString(ports.imap()))
                .replace("PORT-TLS", Integer.toString(ports.imaps()))
                .replace("PORT-POP3S", Integer.toString(ports.pop3s()))
                .replace("INTERNAL", isRoot() ? "dovecot" : user())
                .replace("LOGIN", isRoot() ? "dovenull" : user())
                .replace("GROUP", isRoot() ? "dovecot" : user())
                .replace("OWNER", isRoot() ? UNPRIVILEGED + " gid=nogroup" : user());
    }

    @Override
    public void close() {
        process.close();
        authorization.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException childStillWriting) {
            // what is left is in the folder for temporary files
        }
    }

    private void execute(List<String> command) throws IOException, InterruptedException {
        Path said = folder.resolve("set-up.log");
        Process execution = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!execution.waitFor(60, TimeUnit.SECONDS) || execution.exitValue() != 0) {
            throw new IOException(command + " failed: " + Files.readString(said));
        }
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    private static boolean isRoot() {
        return "root".equals(user());
    }
}
