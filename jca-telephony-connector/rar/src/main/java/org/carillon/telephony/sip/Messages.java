package org.carillon.telephony.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.AllowHeader;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.OptionTag;
import javax.sip.header.SupportedHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.sip.locate.Target;

/** Writes our requests and responses. Thread-safe. */
final class Messages {

    /** The methods we understand, as our Allow header tells. */
    static final String ALLOWED = "INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, NOTIFY";

    static final String PRODUCT = "Carillon";

    private final AddressFactory addresses = new AddressFactoryImpl();
    private final HeaderFactory headers = new HeaderFactoryImpl();
    private final MessageFactory messages = new MessageFactoryImpl();
    private final String host;
    private final int port;
    private final int tlsPort;

    /** @param tlsPort 0 where there is no TLS */
    Messages(String host, int port, int tlsPort) {
        this.host = host;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    HeaderFactory headers() {
        return headers;
    }

    /** A user at a server, or the server itself where the user is null; over anything but UDP the URI says so. */
    SipURI uri(String user, String host, int port, String transport) {
        try {
            SipURI uri = addresses.createSipURI(user, host);
            if (port != 0) {
                uri.setPort(port);
            }
            if (!transport.equals("udp")) {
                uri.setTransportParam(transport);
            }
            return uri;
        } catch (ParseException cause) {
            throw new IllegalArgumentException("not a SIP URI", cause);
        }
    }

    Address address(URI uri) {
        return addresses.createAddress(uri);
    }

    /** A user of ours. */
    SipURI ownUri(String user) {
        return uri(user, host, port, "udp");
    }

    /** A request outside any dialog (RFC 3261 section 8.1.1). */
    Request request(String method, SipURI target, SipURI from, String callId, String transport) {
        try {
            SipURI to = (SipURI) target.clone();
            to.removeParameter("transport");
            Request request = messages.createRequest(
                    target,
                    method,
                    headers.createCallIdHeader(callId),
                    headers.createCSeqHeader(1L, method),
                    headers.createFromHeader(addresses.createAddress(from), newTag()),
                    headers.createToHeader(addresses.createAddress(to), null),
                    List.of(via(transport)),
                    headers.createMaxForwardsHeader(70));
            addContact(request, transport);
            addAllow(request);
            request.addHeader(headers.createUserAgentHeader(List.of(PRODUCT)));
            return request;
        } catch (ParseException | InvalidArgumentException cause) {
            throw new IllegalArgumentException("not a SIP request", cause);
        }
    }

    private ViaHeader via(String transport) throws ParseException, InvalidArgumentException {
        ViaHeader via = headers.createViaHeader(host, portFor(transport), transport, null);
        via.setRPort();
        return via;
    }

    private int portFor(String transport) {
        return transport.equalsIgnoreCase("tls") ? tlsPort : port;
    }

    /** Makes a request a new one for that target: it goes there whatever its URI says, and its answers come back to us. */
    void address(Request request, Target target) {
        try {
            request.setHeader(via(target.transport()));
            addContact(request, target.transport());
            ((SIPRequest) request).setApplicationData(target);
        } catch (ParseException | InvalidArgumentException cause) {
            throw new IllegalArgumentException("not a target: " + target, cause);
        }
    }

    /** Sends it over a proxy that routes loosely (RFC 3261 sections 8.1.2 and 16.12). */
    void routeBy(Request request, SipURI proxy) {
        proxy.setLrParam();
        request.setHeader(headers.createRouteHeader(addresses.createAddress(proxy)));
    }

    /** An answer; one that is not to an OPTIONS or to a stranger is completed by its sender. */
    Response response(int status, Request request) {
        try {
            Response response = messages.createResponse(status, request);
            response.addHeader(headers.createServerHeader(List.of(PRODUCT)));
            if (status == Response.UNSUPPORTED_MEDIA_TYPE) {
                response.addHeader(headers.createAcceptHeader("application", "sdp"));
                response.addHeader(headers.createAcceptEncodingHeader("identity"));
            }
            if (status == Response.METHOD_NOT_ALLOWED || request.getMethod().equals(Request.OPTIONS)) {
                addAllow(response);
            }
            return response;
        } catch (ParseException cause) {
            throw new IllegalArgumentException("not a SIP status: " + status, cause);
        }
    }

    void addAllow(Message message) {
        try {
            message.setHeader(headers.createAllowHeader(ALLOWED));
        } catch (ParseException cause) {
            throw new IllegalStateException(cause);
        }
    }

    void addSupported(Message message, String option) {
        if (!hasOption(message, SupportedHeader.NAME, option)) {
            message.addHeader(header(SupportedHeader.NAME, option));
        }
    }

    /** A header field whose value we have made. */
    Header header(String name, String value) {
        try {
            return headers.createHeader(name, value);
        } catch (ParseException cause) {
            throw new IllegalArgumentException("not a value of " + name + ": " + value, cause);
        }
    }

    /** For a 500 that says: later (RFC 3261 section 14.2). */
    void addRetryAfter(Response response) {
        try {
            response.addHeader(
                    headers.createRetryAfterHeader(ThreadLocalRandom.current().nextInt(11)));
        } catch (InvalidArgumentException cause) {
            throw new IllegalStateException(cause);
        }
    }

    void addSdp(Message message, String sdp) {
        try {
            ContentTypeHeader type = headers.createContentTypeHeader("application", "sdp");
            message.setContent(sdp.getBytes(StandardCharsets.UTF_8), type);
        } catch (ParseException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** Tells where we want to get requests within the dialog, and by which transport. */
    void addContact(Message message, String transport) {
        addContact(message, "carillon", transport);
    }

    void addContact(Message message, String user, String transport) {
        SipURI contact = uri(user, host, portFor(transport), transport.toLowerCase(Locale.ROOT));
        message.setHeader(headers.createContactHeader(addresses.createAddress(contact)));
    }

    void setTo(Request request, SipURI to) {
        try {
            request.setHeader(headers.createToHeader(addresses.createAddress(to), null));
        } catch (ParseException cause) {
            throw new IllegalArgumentException("not a To header", cause);
        }
    }

    void setToTag(Response response, String tag) {
        try {
            ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(tag);
        } catch (ParseException cause) {
            throw new IllegalArgumentException("not a tag: " + tag, cause);
        }
    }

    void setToTagIfMissing(Response response, String tag) {
        if (((ToHeader) response.getHeader(ToHeader.NAME)).getTag() == null) {
            setToTag(response, tag);
        }
    }

    /** The SDP that a message carries: empty where it carries nothing. */
    static String sdp(Message message) {
        byte[] content = message.getRawContent();
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    private static boolean isEncoded(Message message) {
        ContentEncodingHeader encoding = (ContentEncodingHeader) message.getHeader(ContentEncodingHeader.NAME);
        return encoding != null && !"identity".equalsIgnoreCase(encoding.getEncoding());
    }

    /** Whether a message carries a body that is no SDP, or SDP that is encoded in a way we do not know. */
    static boolean hasForeignBody(Message message) {
        ContentTypeHeader type = (ContentTypeHeader) message.getHeader(ContentTypeHeader.NAME);
        byte[] content = message.getRawContent();
        return content != null
                && content.length > 0
                && (type == null
                        || isEncoded(message)
                        || !"application".equalsIgnoreCase(type.getContentType())
                        || !"sdp".equalsIgnoreCase(type.getContentSubType()));
    }

    /** Whether a list of option tags ({@code Supported}, {@code Require}) has the given one. */
    static boolean hasOption(Message message, String list, String option) {
        for (Iterator<?> headers = message.getHeaders(list); headers.hasNext(); ) {
            if (option.equalsIgnoreCase(((OptionTag) headers.next()).getOptionTag())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the Allow header lists the method. */
    static boolean allows(Message message, String method) {
        for (Iterator<?> headers = message.getHeaders(AllowHeader.NAME); headers.hasNext(); ) {
            if (method.equals(((AllowHeader) headers.next()).getMethod())) {
                return true;
            }
        }
        return false;
    }

    static FromHeader from(Message message) {
        return (FromHeader) message.getHeader(FromHeader.NAME);
    }

    static ToHeader to(Message message) {
        return (ToHeader) message.getHeader(ToHeader.NAME);
    }

    static ViaHeader topVia(Message message) {
        return (ViaHeader) message.getHeader(ViaHeader.NAME);
    }

    static String newTag() {
        return UUID.randomUUID().toString().substring(0, 13);
    }
}
