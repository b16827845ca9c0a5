package org.carillon.vxml.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One request and its answer over a connection of its own (RFC 9112), to an address that has been checked. */
final class HttpExchange {

    private final InetAddress address;
    private final Deadline deadline;

    HttpExchange(InetAddress address, Deadline deadline) {
        this.address = address;
        this.deadline = deadline;
    }

    /**
     * @param cookie value of the header, or null
     * @param conditions further headers
     */
    HttpResponse send(FetchRequest request, String cookie, Map<String, String> conditions) throws IOException {
        return exchange(request, cookie, conditions, HttpResponseReader::read);
    }

    /**
     * The same for who wants nothing but the status.
     *
     * @param headers further headers
     */
    int status(FetchRequest request, Map<String, String> headers) throws IOException {
        return exchange(request, null, headers, HttpResponseReader::readStatus);
    }

    /** How much of an answer is read. */
    private interface Reading<T> {
        T from(HttpResponseReader reader) throws IOException;
    }

    private <T> T exchange(FetchRequest request, String cookie, Map<String, String> conditions, Reading<T> reading)
            throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port(request.uri())), deadline.millisLeft());
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(deadline.millisLeft());
            try (Socket socket = isSecure(request.uri()) ? secure(plain, request.uri()) : plain) {
                socket.getOutputStream().write(bytes(request, cookie, conditions));
                socket.getOutputStream().flush();
                InputStream in = new BufferedInputStream(new DeadlineStream(socket, deadline));
                return reading.from(new HttpResponseReader(in, request.maxBytes()));
            }
        }
    }

    private Socket secure(Socket plain, URI uri) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secure = (SSLSocket) factory.createSocket(plain, uri.getHost(), port(uri), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!uri.getHost().matches("[0-9.]+|\\[.*")) {
            parameters.setServerNames(List.of(new SNIHostName(uri.getHost())));
        }
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static byte[] bytes(FetchRequest request, String cookie, Map<String, String> conditions) {
        URI uri = request.uri();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        StringBuilder head = new StringBuilder();
        head.append(request.isPost() ? "POST " : "GET ")
                .append(ascii(path + query))
                .append(" HTTP/1.1\r\n");
        header(head, "Host", uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort());
        header(head, "User-Agent", "Carillon");
        header(head, "Accept", "*/*");
        header(head, "Connection", "close");
        if (cookie != null) {
            header(head, "Cookie", cookie);
        }
        conditions.forEach((name, value) -> header(head, name, value));
        if (request.isPost()) {
            header(head, "Content-Type", request.contentType());
            header(head, "Content-Length", Integer.toString(request.body().length));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (request.isPost()) {
            out.writeBytes(request.body());
        }
        return out.toByteArray();
    }

    private static String ascii(String pathAndQuery) {
        return URI.create(pathAndQuery).toASCIIString();
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value.replaceAll("[\\r\\n]", " ")).append("\r\n");
    }

    private static boolean isSecure(URI uri) {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isSecure(uri) ? 443 : 80;
    }
}
