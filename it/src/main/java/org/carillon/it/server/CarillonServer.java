package org.carillon.it.server;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.carillon.it.Await;
import org.carillon.it.api.CarillonApi;

/**
 * A Carillon of one's own: a Payara domain in a folder, configured by the operator's command files in
 * {@code ear/src/main/asadmin}, with {@code carillon.ear} deployed. Not thread-safe.
 *
 * <p>The process lives until {@link #close}, {@link #kill} or the end of this virtual machine.
 */
public final class CarillonServer implements AutoCloseable {

    private static final String APPLICATION = "carillon";
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final ServerFiles files;
    private final Path directory;
    private final PortBase ports;
    private final ServerSettings settings;
    private final PayaraDomain domain;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();

    /** @param directory everything this server writes stays inside */
    public CarillonServer(ServerFiles files, Path directory, PortBase ports, ServerSettings settings)
            throws IOException {
        this.files = files;
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        this.ports = ports;
        this.settings = settings.withPorts(ports).with("carillon.secrets.file", secrets());
        this.domain = new PayaraDomain(files.payara(), this.directory.resolve(APPLICATION), ports);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end " + this.directory));
    }

    /** Starts the domain, created anew where there is none with these settings; nothing is deployed by this. */
    public void startDomain() throws Exception {
        String commands = Files.readString(files.afterBoot()) + settings.asCommands();
        Path afterBoot = directory.resolve("after-boot.asadmin");
        if (domain.exists() && commands.equals(Files.readString(afterBoot))) {
            domain.start();
            return;
        }
        if (domain.exists()) {
            domain.delete();
        }
        domain.create();
        domain.start(files.beforeBoot(), Files.writeString(afterBoot, commands));
    }

    /** Deploys the application and waits until it serves. */
    public void deploy() throws Exception {
        try {
            domain.deploy(APPLICATION, files.ear());
        } catch (IOException failed) {
            throw new IOException(
                    failed.getMessage() + "\n" + firstFailure() + "\nMore in "
                            + domain.log().file(),
                    failed);
        }
        awaitReady();
    }

    /** Starts a server whose application is deployed already, and waits until it serves. */
    public void restart() throws Exception {
        domain.start();
        awaitReady();
    }

    public void undeploy() throws Exception {
        domain.undeploy(APPLICATION);
    }

    /** Ends the process as a power failure would. */
    public void kill() throws InterruptedException {
        domain.kill();
    }

    /** Ends the process in order, if it runs. */
    public void stop() throws InterruptedException {
        domain.stop();
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    public Optional<ProcessHandle> process() {
        return domain.process();
    }

    public PortBase ports() {
        return ports;
    }

    public ServerLog log() {
        return domain.log();
    }

    /** The libraries for JMS clients outside the server. */
    public Path brokerLibraries() {
        return files.payara().brokerLibraries();
    }

    /** An address of this server, such as {@code /health}. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + ports.http() + path);
    }

    /** An address of this server by TLS; the certificate is made out to {@code localhost}. */
    public URI secureUri(String path) {
        return URI.create("https://localhost:" + ports.https() + path);
    }

    /** The key store of the domain: PKCS #12, its password {@code changeit}. */
    public Path keyStore() {
        return domain.keyStore();
    }

    /** The file with the keys that the server generated at its first start. */
    public Path secrets() {
        return directory.resolve("secrets.properties");
    }

    /** The generated password of the domain's administrator, {@code admin}. */
    public String administratorPassword() throws IOException {
        return domain.administratorPassword();
    }

    /** The generated key of an account, such as {@code operator}. */
    public String key(String account) throws IOException {
        Properties keys = new Properties();
        try (Reader file = Files.newBufferedReader(secrets())) {
            keys.load(file);
        }
        String key = keys.getProperty("carillon.key." + account);
        if (key == null) {
            throw new IOException("no key of " + account + " in " + secrets());
        }
        return key;
    }

    /** The REST interface, used as the account. */
    public CarillonApi api(String account) throws IOException {
        return new CarillonApi(uri("/api/v1"), key(account));
    }

    /** Whether the application and all it needs are ready to take requests. */
    public boolean isReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/health/ready"))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void awaitReady() throws Exception {
        Await.until(
                "/health/ready",
                READY_LIMIT,
                this::isReady,
                () -> "see " + domain.log().file());
    }

    private String firstFailure() throws IOException {
        return log().failures().stream()
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("\tat "))
                .findFirst()
                .orElse("The log names no failure.");
    }
}
