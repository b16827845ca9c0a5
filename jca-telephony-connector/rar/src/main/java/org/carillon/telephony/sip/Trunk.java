package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sip.address.SipURI;
import javax.sip.message.Request;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.sip.locate.ServerLocator;
import org.carillon.telephony.sip.locate.Target;
import org.carillon.telephony.sip.sdp.MediaSecurity;

/**
 * What a server that is spoken to by SIP is called and how it is reached: over its outbound proxy where it has one, at whatever
 * addresses the name system tells, those that failed lately last. Thread-safe.
 */
final class Trunk {

    private static final Logger LOG = System.getLogger(Trunk.class.getName());

    /** So long a target that has failed is tried after the others (RFC 3263 section 4.3). */
    private static final long AVOIDED_NANOS = 30_000_000_000L;

    private static final Pattern HOST_PORT =
            Pattern.compile("(?<host>[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]+\\])(:(?<port>\\d{1,5}))?");
    private static final String NUMBER = "\\+\\d{1,15}";
    private static final int CONTACT_BYTES = 12;

    private final ServerDefinition definition;
    private final Messages messages;
    private final ServerLocator locator;
    private final LongSupplier nanoClock;
    private final String transport;
    private final NextHop next;
    private final Credentials credentials;
    private final CallerIdentity.Place identity;
    private final boolean numbersMarked;
    private final String contactUser;
    private final MediaSecurity mediaSecurity;
    private final Map<InetSocketAddress, Long> avoided = new ConcurrentHashMap<>();
    private volatile List<Target> located = List.of();

    /** Where to ask the way. */
    private record NextHop(String host, int port, boolean proxy) {}

    /**
     * @param nanoClock as {@link System#nanoTime}
     * @throws IllegalArgumentException when the definition makes no sense for a server of this kind
     */
    Trunk(ServerDefinition definition, Messages messages, ServerLocator locator, LongSupplier nanoClock) {
        this.definition = definition;
        this.messages = messages;
        this.locator = locator;
        this.nanoClock = nanoClock;
        this.transport = definition.options().get("transport");
        this.next = nextHop(definition);
        this.credentials =
                definition.password() == null ? null : new Credentials(definition.user(), definition.password());
        this.identity = CallerIdentity.Place.of(definition.option("identity", "from"));
        this.numbersMarked = definition.option("phone", "false").equals("true");
        this.contactUser = secretName(definition);
        this.mediaSecurity = mediaSecurity(definition);
    }

    /** Keys in a session description that everybody on the way can read protect nothing. */
    private static MediaSecurity mediaSecurity(ServerDefinition definition) {
        String srtp = definition.option("srtp", "off");
        String overPlain = definition.option("srtp-over-plain", "false");
        if (!Set.of("off", "optional", "required").contains(srtp)) {
            throw new IllegalArgumentException("srtp is off, optional or required, not " + srtp);
        }
        if (!Set.of("true", "false").contains(overPlain)) {
            throw new IllegalArgumentException("srtp-over-plain is true or false, not " + overPlain);
        }
        MediaSecurity security = MediaSecurity.valueOf(srtp.toUpperCase(Locale.ROOT));
        boolean secret = "tls".equals(definition.options().get("transport"));
        if (security != MediaSecurity.OFF && !secret && !overPlain.equals("true")) {
            throw new IllegalArgumentException("server " + definition.name()
                    + " would get the keys of srtp in the clear: set transport=tls, or srtp-over-plain=true");
        }
        return security;
    }

    /** Whether voice is protected. */
    MediaSecurity mediaSecurity() {
        return mediaSecurity;
    }

    private static NextHop nextHop(ServerDefinition definition) {
        String proxy = definition.options().get("proxy");
        if (proxy == null) {
            return new NextHop(definition.host(), definition.port(), false);
        }
        Matcher parts = HOST_PORT.matcher(proxy);
        if (!parts.matches()) {
            throw new IllegalArgumentException("proxy is written host or host:port, not " + proxy);
        }
        int port = parts.group("port") == null ? 0 : Integer.parseInt(parts.group("port"));
        if (port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        return new NextHop(parts.group("host"), port, true);
    }

    /** Nobody guesses it, and it stays the same when we start again: the registrar then knows one contact, not two. */
    private static String secretName(ServerDefinition definition) {
        String secret = definition.option("password", definition.name());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String owner = definition.name() + '/' + definition.user() + '@' + definition.host();
            byte[] hash = mac.doFinal(owner.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, CONTACT_BYTES);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    String name() {
        return definition.name();
    }

    /** To meet a challenge with, or null. */
    Credentials credentials() {
        return credentials;
    }

    /** The user part of the contact that we register: who calls it means this trunk. */
    String contactUser() {
        return contactUser;
    }

    /** Whether we register with it. */
    boolean registers() {
        return definition.option("register", "false").equals("true");
    }

    /** Whether nobody else can guess its contact. */
    boolean isSecretlyKnown() {
        return credentials != null;
    }

    /** A user at the server, or the server itself where it is null. */
    SipURI uri(String user) {
        return marked(messages.uri(user, definition.host(), definition.port(), transport == null ? "udp" : transport));
    }

    /** A user of ours as the server is to see it: where we register, in the registrar's domain. */
    SipURI ownUri(String user) {
        return marked(registers() ? addressOfRecord(user) : messages.ownUri(user));
    }

    /** Some servers want to be told which users are telephone numbers (RFC 3261 section 19.1.6). */
    private SipURI marked(SipURI uri) {
        try {
            if (numbersMarked && uri.getUser() != null && uri.getUser().matches(NUMBER)) {
                uri.setUserParam("phone");
            }
            return uri;
        } catch (ParseException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** Where it wants to be told who calls, and tells it us. */
    CallerIdentity.Place identity() {
        return identity;
    }

    /** A user as the server names it, without where and how it is reached (RFC 3261 section 10.2). */
    SipURI addressOfRecord(String user) {
        return messages.uri(user, definition.host(), 0, "udp");
    }

    /** Where to send a request now, best first; fails when nobody knows. Remembers the last answer for when the name system is away. */
    CompletableFuture<List<Target>> locate() {
        return locator.locate(next.host(), next.port(), transport)
                .thenApply(this::remembered)
                .exceptionally(this::lastKnown)
                .thenApply(this::healthyFirst);
    }

    private List<Target> remembered(List<Target> targets) {
        located = targets;
        return targets;
    }

    private List<Target> lastKnown(Throwable cause) {
        LOG.log(Level.DEBUG, "cannot locate " + next.host(), cause);
        if (located.isEmpty()) {
            throw new IllegalStateException(next.host() + " cannot be located");
        }
        return located;
    }

    private List<Target> healthyFirst(List<Target> targets) {
        if (avoided.isEmpty()) {
            return targets;
        }
        long now = nanoClock.getAsLong();
        avoided.values().removeIf(since -> now - since > AVOIDED_NANOS);
        List<Target> ordered = new ArrayList<>(targets);
        ordered.sort(Comparator.comparing(target -> avoided.containsKey(endOf(target))));
        return ordered;
    }

    private static InetSocketAddress endOf(Target target) {
        return new InetSocketAddress(target.address(), target.port());
    }

    /** Others are tried before it for a while. */
    void failedAt(Target target) {
        if (located.size() > 1) {
            avoided.put(endOf(target), nanoClock.getAsLong());
        }
    }

    /** Makes a request one for that target: a new branch, our contact by its transport, the proxy as a loose route. */
    void address(Request request, Target target) {
        messages.address(request, target);
        if (next.proxy()) {
            messages.routeBy(request, messages.uri(null, next.host(), next.port(), target.transport()));
        }
    }

    /** Whether it was last found at that address. */
    boolean isAt(InetAddress address) {
        return located.stream().anyMatch(target -> target.address().equals(address));
    }

    boolean isAt(InetSocketAddress source) {
        return located.stream().anyMatch(target -> endOf(target).equals(source));
    }

    @Override
    public String toString() {
        return name();
    }
}
