package org.carillon.it.phone.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** What the two ends of a call know of each other (RFC 3261 section 12). Runs on the phone's thread. */
public final class Dialog {

    private final String callId;
    private final String local;
    private final String remote;
    private final String contact;
    private final List<String> routes;
    private String target;
    private int sequence;

    private Dialog(
            String callId,
            String local,
            String remote,
            String contact,
            List<String> routes,
            String target,
            int sequence) {
        this.callId = callId;
        this.local = local;
        this.remote = remote;
        this.contact = contact;
        this.routes = routes;
        this.target = target;
        this.sequence = sequence;
    }

    /** The dialog of an INVITE that came in, and of our response with its To tag. */
    public static Dialog incoming(SipMessage invite, SipMessage response, String contact) {
        return new Dialog(
                invite.callId(),
                response.header("To"),
                invite.header("From"),
                contact,
                invite.headers("Record-Route"),
                SipMessage.uri(invite.header("Contact")),
                0);
    }

    /** The dialog of our INVITE and the response to it. */
    public static Dialog outgoing(SipMessage invite, SipMessage response, String contact) {
        List<String> routes = new ArrayList<>(response.headers("Record-Route"));
        Collections.reverse(routes);
        return new Dialog(
                invite.callId(),
                invite.header("From"),
                response.header("To"),
                contact,
                routes,
                SipMessage.uri(response.header("Contact")),
                invite.sequence());
    }

    /** The next request within the dialog. */
    public SipMessage request(String method, String transport, String sentBy) {
        return build(method, transport, sentBy, ++sequence);
    }

    /** The acknowledgement of a 2xx to our INVITE of that number. */
    public SipMessage acknowledgement(String transport, String sentBy, int inviteSequence) {
        return build("ACK", transport, sentBy, inviteSequence);
    }

    private SipMessage build(String method, String transport, String sentBy, int number) {
        SipMessage request = SipMessage.request(method, target)
                .add("Via", via(transport, sentBy))
                .add("Max-Forwards", "70")
                .add("From", local)
                .add("To", remote)
                .add("Call-ID", callId)
                .add("CSeq", number + " " + method)
                .add("Contact", contact);
        routes.forEach(route -> request.add("Route", route));
        return request;
    }

    /** A Via of a new transaction. */
    public static String via(String transport, String sentBy) {
        return "SIP/2.0/" + transport + " " + sentBy + ";branch=z9hG4bK" + UUID.randomUUID() + ";rport";
    }

    /** Where requests within the dialog go first. */
    public SipUri nextHop() {
        return SipUri.parse(routes.isEmpty() ? target : SipMessage.uri(routes.get(0)));
    }

    /** A re-INVITE may move the far end. */
    public void retarget(SipMessage invite) {
        if (!invite.header("Contact").isEmpty()) {
            target = SipMessage.uri(invite.header("Contact"));
        }
    }
}
