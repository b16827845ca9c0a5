package org.carillon.it.phone.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A SIP request or response (RFC 3261 section 7). Built by one thread, then only read. */
public final class SipMessage {

    private record Header(String name, String value) {}

    private static final String VERSION = "SIP/2.0";
    private static final Map<String, String> COMPACT = Map.of(
            "i",
            "Call-ID",
            "m",
            "Contact",
            "l",
            "Content-Length",
            "c",
            "Content-Type",
            "f",
            "From",
            "t",
            "To",
            "v",
            "Via");

    private final String startLine;
    private final List<Header> headers = new ArrayList<>();
    private String body = "";

    private SipMessage(String startLine) {
        this.startLine = startLine;
    }

    /** A request without headers. */
    public static SipMessage request(String method, String uri) {
        return new SipMessage(method + " " + uri + " " + VERSION);
    }

    /** A response to a request, with the headers that it takes over (section 8.2.6). */
    public static SipMessage response(int status, String reason, SipMessage request) {
        SipMessage response = new SipMessage(VERSION + " " + status + " " + reason);
        for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
            request.headers(name).forEach(value -> response.add(name, value));
        }
        return response;
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SipMessage parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalArgumentException("headers without an end");
        }
        String[] lines = text.substring(0, end).replaceAll("\r\n[ \t]+", " ").split("\r\n");
        SipMessage message = new SipMessage(lines[0]);
        if (lines[0].split(" ", 3).length < 3) {
            throw new IllegalArgumentException("neither a request nor a response: " + lines[0]);
        }
        for (int i = 1; i < lines.length; i++) {
            message.readHeader(lines[i]);
        }
        message.body = text.substring(end + 4);
        return message;
    }

    private void readHeader(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not a header: " + line);
        }
        String name = line.substring(0, colon).strip();
        String full = COMPACT.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        String value = line.substring(colon + 1).strip();
        boolean list = List.of("via", "route", "record-route").contains(full.toLowerCase(Locale.ROOT));
        for (String one : list ? value.split(",(?=\\s*(?:<|SIP))") : new String[] {value}) {
            add(full, one.strip());
        }
    }

    /** Adds a header behind those there are. */
    public SipMessage add(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** Puts a header in the place of those of its name. */
    public SipMessage set(String name, String value) {
        headers.removeIf(header -> header.name.equalsIgnoreCase(name));
        return add(name, value);
    }

    /** Gives it a session description. */
    public SipMessage sdp(String description) {
        return content("application/sdp", description);
    }

    /** Gives it a body of any type. */
    public SipMessage content(String type, String text) {
        body = text;
        return set("Content-Type", type);
    }

    public boolean isRequest() {
        return !startLine.startsWith(VERSION);
    }

    /** The method of a request, or of the request that a response answers. */
    public String method() {
        return isRequest() ? startLine.split(" ")[0] : header("CSeq").replaceFirst("^\\d+\\s+", "");
    }

    public String requestUri() {
        return startLine.split(" ")[1];
    }

    /** The status code of a response. */
    public int status() {
        return Integer.parseInt(startLine.split(" ")[1]);
    }

    /** The first value of a header, or an empty string. */
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name.equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    /** All values of a header, in order. */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.name.equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    public String callId() {
        return header("Call-ID");
    }

    public int sequence() {
        return Integer.parseInt(header("CSeq").split("\\s+")[0]);
    }

    public String fromTag() {
        return parameter(header("From"), "tag");
    }

    public String toTag() {
        return parameter(header("To"), "tag");
    }

    /** The branch of the topmost Via: the identity of the transaction. */
    public String branch() {
        return parameter(header("Via"), "branch");
    }

    public String body() {
        return body;
    }

    /** A parameter behind the address in a header's value, or an empty string. */
    public static String parameter(String value, String name) {
        String behindAddress = value.substring(value.lastIndexOf('>') + 1);
        for (String part : behindAddress.split(";")) {
            if (part.strip().toLowerCase(Locale.ROOT).startsWith(name + "=")) {
                return part.strip().substring(name.length() + 1);
            }
        }
        return "";
    }

    /** The URI in a header's value. */
    public static String uri(String value) {
        int open = value.indexOf('<');
        return open < 0 ? value.split(";")[0].strip() : value.substring(open + 1, value.indexOf('>', open));
    }

    /** What goes over the wire. */
    public byte[] bytes() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        headers.stream()
                .filter(header -> !header.name.equalsIgnoreCase("Content-Length"))
                .forEach(header -> text.append(header.name)
                        .append(": ")
                        .append(header.value)
                        .append("\r\n"));
        text.append("Content-Length: ")
                .append(content.length)
                .append("\r\n\r\n")
                .append(body);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return startLine;
    }
}
