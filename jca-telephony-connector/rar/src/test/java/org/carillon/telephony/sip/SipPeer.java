package org.carillon.telephony.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The far end of a test: says exactly what the test wants, by bare datagrams. */
final class SipPeer implements AutoCloseable {

    static final String TAG = "peer-1";

    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

    private final DatagramSocket socket;
    private final DatagramSocket voice = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Set<String> seen = new HashSet<>();
    private int branches;

    SipPeer() throws IOException {
        this("127.0.0.1");
    }

    /** @param address another one of loopback's: to be a stranger there */
    SipPeer(String address) throws IOException {
        this(address, 0);
    }

    SipPeer(String address, int port) throws IOException {
        socket = port == 0 ? atAFreshPort(InetAddress.getByName(address)) : at(InetAddress.getByName(address), port);
        socket.setSoTimeout(8_000);
    }

    private static DatagramSocket at(InetAddress address, int port) throws IOException {
        return new DatagramSocket(new InetSocketAddress(address, port));
    }

    /** One that no peer had before: its transactions would be taken for those of the earlier one, and it would get that one's answers. */
    private static DatagramSocket atAFreshPort(InetAddress address) throws IOException {
        DatagramSocket fresh = at(address, 0);
        while (!PORTS.add(fresh.getLocalPort())) {
            fresh.close();
            fresh = at(address, 0);
        }
        return fresh;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Where voice may be sent to; nobody listens. */
    int voicePort() {
        return voice.getLocalPort();
    }

    /** The next message of that kind, retransmissions not counted; all others are an error. */
    SipText expect(String kind) throws IOException {
        SipText next = receive();
        if (!next.kind().equals(kind)) {
            throw new AssertionError("expected " + kind + " but got " + next.text());
        }
        return next;
    }

    /** The next message that was not seen yet; a 100 only comes where the machine is slow, and does not count. */
    SipText receive() throws IOException {
        while (true) {
            SipText next = receiveAnything();
            if (seen.add(next.text()) && !next.start().startsWith("SIP/2.0 100 ")) {
                return next;
            }
        }
    }

    SipText receiveAnything() throws IOException {
        byte[] buffer = new byte[65_535];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        return new SipText(
                new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8), packet.getSocketAddress());
    }

    /** Fails when anything new comes in the given time. */
    void expectSilence(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            throw new AssertionError("unexpected " + receive().text());
        } catch (SocketTimeoutException silence) {
            socket.setSoTimeout(8_000);
        }
    }

    /** Whatever comes within the given time. */
    Optional<SipText> receiveFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return Optional.of(receiveAnything());
        } catch (SocketTimeoutException nothing) {
            return Optional.empty();
        } finally {
            socket.setSoTimeout(8_000);
        }
    }

    /** Reads away what comes in the given time. */
    void passTime(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            while (true) {
                receiveAnything();
            }
        } catch (SocketTimeoutException silence) {
            socket.setSoTimeout(8_000);
        }
    }

    /** Answers an INVITE as a server does: again and again until the ACK comes (RFC 3261 section 13.3.1.4). */
    SipText answerUntilAcknowledged(SipText invite, String tag) throws IOException {
        socket.setSoTimeout(500);
        for (int i = 0; i < 10; i++) {
            answerWithVoice(invite, "200 OK", tag);
            try {
                SipText ack = expect("ACK");
                socket.setSoTimeout(8_000);
                return ack;
            } catch (SocketTimeoutException again) {
                // as the RFC wants it
            }
        }
        throw new AssertionError("no ACK for " + tag);
    }

    void answer(SipText request, String status) throws IOException {
        answer(request, status, TAG, "", "");
    }

    void answerWithVoice(SipText invite, String status, String tag) throws IOException {
        answer(invite, status, tag, "", sdp(voicePort()));
    }

    /** @param fields further header fields, each with its line end */
    void answer(SipText request, String status, String tag, String fields, String body) throws IOException {
        String to = request.header("To");
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + "\r\n");
        request.headers("Via").forEach(via -> text.append("Via: ").append(via).append("\r\n"));
        text.append("From: ").append(request.header("From")).append("\r\n");
        text.append("To: ")
                .append(to.contains("tag=") ? to : to + ";tag=" + tag)
                .append("\r\n");
        text.append("Call-ID: ").append(request.header("Call-ID")).append("\r\n");
        text.append("CSeq: ").append(request.header("CSeq")).append("\r\n");
        text.append("Contact: ").append(contact()).append("\r\n");
        send(text + fields + content(body), request.source());
    }

    private String contact() {
        return "<sip:peer@" + socket.getLocalAddress().getHostAddress() + ":" + port() + ">";
    }

    private static String content(String body) {
        String type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
        return type + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** A request within the dialog that the invite and an answer with {@link #TAG} have made. */
    SipText ask(SipText invite, String method, int number, String body) throws IOException {
        return ask(invite, method, number, newBranch(), body);
    }

    SipText ask(SipText invite, String method, int number, String branch, String body) throws IOException {
        return ask(invite, method, number, TAG, branch, "", content(body));
    }

    /** The same with further header fields, each with its line end. */
    SipText askWith(SipText invite, String method, int number, String fields, String body) throws IOException {
        return ask(invite, method, number, TAG, newBranch(), fields, content(body));
    }

    /** The same from the branch of a forked INVITE that has the given tag. */
    SipText askFrom(String tag, SipText invite, String method, int number, String body) throws IOException {
        return ask(invite, method, number, tag, newBranch(), "", content(body));
    }

    /** Tells what has become of a REFER. */
    SipText tell(SipText invite, int number, String subscription, String fragment) throws IOException {
        String fields = "Event: refer\r\nSubscription-State: " + subscription + "\r\n";
        String content = "Content-Type: message/sipfrag;version=2.0\r\nContent-Length: " + fragment.length()
                + "\r\n\r\n" + fragment;
        return ask(invite, "NOTIFY", number, TAG, newBranch(), fields, content);
    }

    private SipText ask(
            SipText invite, String method, int number, String tag, String branch, String fields, String content)
            throws IOException {
        String target = invite.header("Contact").replaceAll("[<>]", "");
        String text = method + " " + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + port() + ";rport;branch=" + branch + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: " + invite.header("To") + ";tag=" + tag + "\r\n"
                + "To: " + invite.header("From") + "\r\n"
                + "Call-ID: " + invite.header("Call-ID") + "\r\n"
                + "CSeq: " + number + " " + method + "\r\n"
                + "Contact: " + contact() + "\r\n"
                + fields
                + content;
        send(text, invite.source());
        return new SipText(text, invite.source());
    }

    /** A request that begins something, or belongs to what the given tag of ours began. */
    SipText request(String method, SocketAddress to, String callId, String ourTag, int number, String body)
            throws IOException {
        return request(method, to, callId, ourTag, number, newBranch(), "", body);
    }

    SipText request(
            String method,
            SocketAddress to,
            String callId,
            String ourTag,
            int number,
            String branch,
            String fields,
            String body)
            throws IOException {
        String text = requestText(method, to, callId, ourTag, number, branch, fields, body);
        send(text, to);
        return new SipText(text, to);
    }

    /** A request that the test may still change. */
    String requestText(String method, SocketAddress to, String callId, String ourTag, int number, String body) {
        return requestText(method, to, callId, ourTag, number, newBranch(), "", body);
    }

    private String requestText(
            String method,
            SocketAddress to,
            String callId,
            String ourTag,
            int number,
            String branch,
            String fields,
            String body) {
        InetSocketAddress target = (InetSocketAddress) to;
        return method + " sip:+15550100@127.0.0.1:" + target.getPort() + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + port() + ";rport;branch=" + branch + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: \"Somebody\" <sip:alice@127.0.0.1:" + port() + ">;tag=" + TAG + "\r\n"
                + "To: <sip:+15550100@127.0.0.1:" + target.getPort() + ">" + (ourTag == null ? "" : ";tag=" + ourTag)
                + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + number + " " + method + "\r\n"
                + "Contact: " + contact() + "\r\n"
                + fields
                + content(body);
    }

    String newBranch() {
        return "z9hG4bK" + port() + "-" + branches++;
    }

    void send(String text, SocketAddress to) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8), to);
    }

    void send(byte[] bytes, SocketAddress to) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    static String sdp(int port) {
        return sdp(port, "0 101", "sendrecv");
    }

    static String sdp(int port, String formats, String direction) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port + " RTP/AVP "
                + formats + "\r\na=rtpmap:101 telephone-event/8000\r\na=" + direction + "\r\n";
    }

    @Override
    public void close() {
        socket.close();
        voice.close();
    }
}
