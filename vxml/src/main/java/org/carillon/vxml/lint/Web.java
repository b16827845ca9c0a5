package org.carillon.vxml.lint;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Reads what documents refer to: files and what HTTP serves. For authors on their own machines: nothing is forbidden. */
final class Web {

    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(TIMEOUT)
            .build();

    static boolean canRead(URI uri) {
        return uri.getScheme() != null && Set.of("file", "http", "https").contains(uri.getScheme());
    }

    static URI withoutFragment(URI uri) {
        return URI.create(uri.toString().replaceFirst("#.*", ""));
    }

    byte[] read(URI uri) throws IOException {
        if (uri.getScheme().equals("file")) {
            Path file = Path.of(uri);
            if (!Files.isRegularFile(file)) {
                throw new IOException("no such file");
            }
            try (InputStream content = Files.newInputStream(file)) {
                return bounded(content);
            }
        }
        return fetch(uri);
    }

    private byte[] fetch(URI uri) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream content = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("status " + response.statusCode());
                }
                return bounded(content);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static byte[] bounded(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("larger than " + MAX_BYTES + " bytes");
        }
        return bytes;
    }
}
