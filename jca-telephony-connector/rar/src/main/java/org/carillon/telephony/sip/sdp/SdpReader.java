package org.carillon.telephony.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.telephony.media.Direction;

/** Reads a session description (RFC 8866 section 9), forgiving about what does not matter, bounded in size and number. */
public final class SdpReader {

    static final int MAX_CHARS = 16_384;
    static final int MAX_MEDIA = 16;
    private static final int MAX_FORMATS = 64;
    private static final int MAX_KEYS = 16;
    private static final Pattern CONTROL = Pattern.compile("([1-9]\\d{0,4})(?: (IN IP[46] \\S{1,64}))?");

    private final List<MediaDescription> media = new ArrayList<>();
    private InetAddress sessionAddress;
    private Direction sessionDirection = Direction.SENDRECV;

    // the m= section being read; null before the first
    private String[] section;
    private Map<String, String> encodings = new HashMap<>();
    private InetAddress address;
    private Direction direction;
    private InetSocketAddress control;
    private boolean muxed;
    private List<CryptoAttribute> crypto = new ArrayList<>();

    private SdpReader() {}

    /**
     * Reads the text of a session description.
     *
     * @throws SdpException when it is not one, or is too large
     */
    public static SessionDescription read(String text) throws SdpException {
        if (text.length() > MAX_CHARS) {
            throw new SdpException("session description of more than " + MAX_CHARS + " characters");
        }
        if (!text.startsWith("v=0")) {
            throw new SdpException("session description does not begin with v=0");
        }
        SdpReader reader = new SdpReader();
        for (String line : text.split("[\r\n]+")) {
            if (line.length() > 2 && line.charAt(1) == '=') {
                reader.readLine(line.charAt(0), line.substring(2).trim());
            }
        }
        reader.closeSection();
        return new SessionDescription(List.copyOf(reader.media));
    }

    private void readLine(char type, String value) throws SdpException {
        switch (type) {
            case 'c' -> readConnection(value);
            case 'm' -> openSection(value);
            case 'a' -> readAttribute(value);
            default -> {
                // nothing there that concerns one plain audio stream
            }
        }
    }

    private void readConnection(String value) throws SdpException {
        InetAddress read = Addresses.ofConnection(value);
        if (section == null) {
            sessionAddress = read;
        } else {
            address = read;
        }
    }

    private void openSection(String value) throws SdpException {
        closeSection();
        section = value.split(" +", MAX_FORMATS + 4);
        if (section.length < 4 || section.length > MAX_FORMATS + 3) {
            throw new SdpException("bad media line");
        }
        encodings = new HashMap<>();
        address = sessionAddress;
        direction = sessionDirection;
        control = null;
        muxed = false;
        crypto = new ArrayList<>();
    }

    private void closeSection() throws SdpException {
        if (section == null) {
            return;
        }
        if (media.size() == MAX_MEDIA) {
            throw new SdpException("more than " + MAX_MEDIA + " streams");
        }
        media.add(new MediaDescription(
                section[0],
                port(section[1]),
                section[2],
                List.of(section).subList(3, section.length),
                encodings,
                address,
                direction,
                control,
                muxed,
                List.copyOf(crypto)));
    }

    private void readAttribute(String value) throws SdpException {
        String[] parts = value.split(":", 2);
        if (parts.length == 2) {
            readValueAttribute(parts[0], parts[1].trim());
            return;
        }
        muxed |= value.equals("rtcp-mux");
        for (Direction each : Direction.values()) {
            if (value.equals(each.name().toLowerCase(Locale.ROOT))) {
                readDirection(each);
            }
        }
    }

    private void readValueAttribute(String name, String value) throws SdpException {
        switch (name) {
            case "rtpmap" -> readEncoding(value.split(" +", 2));
            case "rtcp" -> readControl(value);
            case "crypto" -> CryptoAttribute.read(value)
                    .filter(any -> crypto.size() < MAX_KEYS)
                    .ifPresent(crypto::add);
            default -> {
                // nothing there that concerns one plain audio stream
            }
        }
    }

    private void readEncoding(String[] parts) {
        if (parts.length == 2 && encodings.size() < MAX_FORMATS && parts[0].matches("\\d{1,3}")) {
            encodings.put(parts[0], parts[1].toLowerCase(Locale.ROOT));
        }
    }

    /** A port, and an address where it is another one (RFC 3605 section 2.1); passed over where it makes no sense. */
    private void readControl(String value) throws SdpException {
        Matcher parts = CONTROL.matcher(value);
        if (parts.matches() && Integer.parseInt(parts.group(1)) <= 65_535) {
            InetAddress where = parts.group(2) == null ? address : Addresses.ofConnection(parts.group(2));
            control = where == null ? null : new InetSocketAddress(where, Integer.parseInt(parts.group(1)));
        }
    }

    private void readDirection(Direction read) {
        if (section == null) {
            sessionDirection = read;
        } else {
            direction = read;
        }
    }

    private static int port(String value) throws SdpException {
        String port = value.split("/", 2)[0];
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new SdpException("bad port");
        }
        return Integer.parseInt(port);
    }
}
