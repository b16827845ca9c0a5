package org.carillon.telephony.asterisk;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Asterisk begins a voice connection: the opening handshake of a WebSocket (RFC 6455 section 4) that asks for {@code
 * /media?call=UUID}, or the first message of an AudioSocket, which is the UUID.
 *
 * @param call the call that it says it is for
 * @param status the HTTP status to answer with, or 0 for an AudioSocket, which awaits no answer
 * @param accept the answer to the WebSocket's key
 */
record VoiceGreeting(UUID call, int status, String accept) {

    /** The longest greeting there is, in octets. */
    static final int MAX_BYTES = 4_096;

    private static final int AUDIOSOCKET_GREETING = 3 + 16;
    private static final int AUDIOSOCKET = 0;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final String WEBSOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern REQUEST = Pattern.compile(
            "GET /[A-Za-z0-9/_-]{0,60}\\?call=([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}) HTTP/1\\.1");
    private static final VoiceGreeting REFUSED = new VoiceGreeting(null, BAD_REQUEST, null);

    /**
     * Reads a greeting; the buffer is left behind it.
     *
     * @param from what has come so far
     * @param password to be told with a WebSocket, or an empty string
     * @return null while it is not complete
     */
    static VoiceGreeting read(ByteBuffer from, String password) {
        if (!from.hasRemaining()) {
            return null;
        }
        return from.get(from.position()) == AudioSocketLine.ID ? readAudioSocket(from) : readWebSocket(from, password);
    }

    private static VoiceGreeting readAudioSocket(ByteBuffer from) {
        if (from.remaining() < AUDIOSOCKET_GREETING) {
            return null;
        }
        from.get();
        if (from.getShort() != Long.BYTES * 2) {
            return REFUSED;
        }
        return new VoiceGreeting(new UUID(from.getLong(), from.getLong()), AUDIOSOCKET, null);
    }

    private static VoiceGreeting readWebSocket(ByteBuffer from, String password) {
        String text = StandardCharsets.ISO_8859_1.decode(from.duplicate()).toString();
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return from.remaining() < MAX_BYTES ? null : REFUSED;
        }
        from.position(from.position() + end + 4);
        String[] lines = text.substring(0, end).split("\r\n");
        Matcher request = REQUEST.matcher(lines[0]);
        String key = header(lines, "sec-websocket-key");
        boolean asked = request.matches()
                && header(lines, "upgrade").equalsIgnoreCase("websocket")
                && header(lines, "sec-websocket-version").equals("13")
                && header(lines, "sec-websocket-protocol").equals("media")
                && key.matches("[A-Za-z0-9+/]{22}==");
        if (!asked) {
            return REFUSED;
        }
        if (!password.isEmpty() && !isPassword(header(lines, "authorization"), password)) {
            return new VoiceGreeting(null, UNAUTHORIZED, null);
        }
        return new VoiceGreeting(UUID.fromString(request.group(1)), SWITCHING_PROTOCOLS, sha1(key + WEBSOCKET_GUID));
    }

    private static String header(String[] lines, String name) {
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0
                    && lines[i].substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
                return lines[i].substring(colon + 1).trim();
            }
        }
        return "";
    }

    /** Basic authentication (RFC 7617), the user left out. */
    private static boolean isPassword(String authorization, String password) {
        String[] parts = authorization.split(" ", 2);
        if (parts.length != 2 || !parts[0].equalsIgnoreCase("basic")) {
            return false;
        }
        try {
            byte[] told = Base64.getDecoder().decode(parts[1].trim());
            String pair = new String(told, StandardCharsets.UTF_8);
            byte[] candidate = pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(candidate, password.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has it
        }
    }

    /** Whether it names a call. */
    boolean isWellFormed() {
        return call != null;
    }

    /** The line that follows it. */
    VoiceLine line(SocketChannel channel) {
        return status == AUDIOSOCKET ? new AudioSocketLine(channel) : new WebSocketLine(channel);
    }

    /** What is answered when the call is expected; nothing to an AudioSocket. */
    ByteBuffer welcome() {
        return status == AUDIOSOCKET
                ? ByteBuffer.allocate(0)
                : ascii("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Protocol: media\r\nSec-WebSocket-Accept: " + accept + "\r\n\r\n");
    }

    /** What is answered when it is not. */
    ByteBuffer refusal() {
        return switch (status) {
            case AUDIOSOCKET -> ByteBuffer.allocate(0);
            case SWITCHING_PROTOCOLS -> refusal("404 Not Found");
            case UNAUTHORIZED -> refusal("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"Carillon\"");
            default -> refusal("400 Bad Request");
        };
    }

    private static ByteBuffer refusal(String status) {
        return ascii("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
