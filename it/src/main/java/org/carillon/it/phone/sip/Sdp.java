package org.carillon.it.phone.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The audio part of a session description (RFC 4566), as far as a telephone needs it.
 *
 * @param address where its author wants RTP
 * @param codecs the static payload types it knows of 0 (PCMU) and 8 (PCMA), in its order
 * @param eventType the payload type of telephone-event, or -1
 * @param direction {@code sendrecv}, {@code sendonly}, {@code recvonly} or {@code inactive}, seen from its author
 */
public record Sdp(InetSocketAddress address, List<Integer> codecs, int eventType, String direction) {

    /**
     * Reads a description.
     *
     * @throws IllegalArgumentException when it describes no audio
     */
    public static Sdp parse(String text) {
        String host = null;
        int port = -1;
        int eventType = -1;
        String direction = "sendrecv";
        List<Integer> codecs = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            if (line.startsWith("c=IN IP")) {
                host = line.substring("c=IN IP4 ".length()).strip();
            } else if (line.startsWith("m=audio ")) {
                String[] parts = line.split("\\s+");
                port = Integer.parseInt(parts[1]);
                for (int i = 3; i < parts.length; i++) {
                    addCodec(codecs, Integer.parseInt(parts[i]));
                }
            } else if (line.matches("a=rtpmap:\\d+ telephone-event/8000.*")) {
                eventType = Integer.parseInt(line.substring("a=rtpmap:".length(), line.indexOf(' ')));
            } else if (line.matches("a=(sendrecv|sendonly|recvonly|inactive)")) {
                direction = line.substring(2);
            }
        }
        if (host == null || port < 0) {
            throw new IllegalArgumentException("no audio in the session description");
        }
        return new Sdp(new InetSocketAddress(host, port), codecs, eventType, direction);
    }

    private static void addCodec(List<Integer> codecs, int payloadType) {
        if (payloadType == 0 || payloadType == 8) {
            codecs.add(payloadType);
        }
    }

    /** The direction that answers this one. */
    public String answeringDirection() {
        return switch (direction) {
            case "sendonly" -> "recvonly";
            case "recvonly" -> "sendonly";
            default -> direction;
        };
    }

    /** As text; the version counts the changes within a session. */
    public String text(int version) {
        StringBuilder sdp = new StringBuilder();
        String host = address.getAddress().getHostAddress();
        sdp.append("v=0\r\no=phone 1 ").append(version).append(" IN IP4 ").append(host);
        sdp.append("\r\ns=-\r\nc=IN IP4 ").append(host).append("\r\nt=0 0\r\nm=audio ");
        sdp.append(address.getPort()).append(" RTP/AVP");
        codecs.forEach(codec -> sdp.append(' ').append(codec));
        sdp.append(eventType < 0 ? "" : " " + eventType).append("\r\n");
        codecs.forEach(codec ->
                sdp.append("a=rtpmap:").append(codec).append(codec == 0 ? " PCMU/8000\r\n" : " PCMA/8000\r\n"));
        if (eventType >= 0) {
            sdp.append("a=rtpmap:").append(eventType).append(" telephone-event/8000\r\n");
            sdp.append("a=fmtp:").append(eventType).append(" 0-15\r\n");
        }
        return sdp.append("a=ptime:20\r\na=").append(direction).append("\r\n").toString();
    }
}
