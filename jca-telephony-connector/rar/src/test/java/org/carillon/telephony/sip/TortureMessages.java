package org.carillon.telephony.sip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages of RFC 4475, read from its own notation (section 2), and what becomes of a message by chance. */
final class TortureMessages {

    private static final Pattern ONE_LINE = Pattern.compile("<allOneLine>\n(.*?)\n</allOneLine>", Pattern.DOTALL);
    private static final Pattern HEX = Pattern.compile("<hex>([0-9A-F\\s]+)</hex>");
    private static final Pattern REPEAT = Pattern.compile("<repeat count=(\\d+)>(.*?)</repeat>");

    private TortureMessages() {}

    /** By their names in the RFC. */
    static Map<String, byte[]> all() throws IOException {
        try (InputStream in = TortureMessages.class.getResourceAsStream("/rfc4475/messages.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, byte[]> messages = new LinkedHashMap<>();
            String[] parts = text.split("(?m)^--- ");
            for (String part : Arrays.asList(parts).subList(1, parts.length)) {
                int end = part.indexOf('\n');
                messages.put(part.substring(0, end), message(part.substring(end + 1)));
            }
            return messages;
        }
    }

    /** Characters stand for bytes from here on. */
    private static byte[] message(String notation) {
        String joined = ONE_LINE.matcher(notation)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).replace("\n", "")));
        String repeated = REPEAT.matcher(joined)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
        String lines = repeated.replace("\n", "\r\n");
        String bytes = HEX.matcher(lines)
                .replaceAll(found -> Matcher.quoteReplacement(new String(
                        HexFormat.of().parseHex(found.group(1).replaceAll("\\s", "")), StandardCharsets.ISO_8859_1)));
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The message with some things changed: bytes, lines that are missing, twice or elsewhere, an end too early, too much of one. */
    static byte[] mutated(byte[] message, Random random) {
        byte[] changed = message.clone();
        for (int i = random.nextInt(4); i > 0; i--) {
            changed = mutatedOnce(changed, random);
        }
        return changed;
    }

    private static byte[] mutatedOnce(byte[] message, Random random) {
        if (message.length < 2) {
            return message;
        }
        int at = random.nextInt(message.length);
        int to = Math.min(message.length, at + 1 + random.nextInt(60));
        return switch (random.nextInt(6)) {
            case 0 -> {
                message[at] = (byte) random.nextInt(256);
                yield message;
            }
            case 1 -> joined(part(message, 0, at), part(message, to, message.length));
            case 2 -> joined(part(message, 0, to), part(message, at, message.length));
            case 3 -> part(message, 0, at);
            case 4 -> linesMixed(message, random);
            default -> {
                byte[] flood = new byte[random.nextInt(300)];
                Arrays.fill(flood, message[at]);
                yield joined(joined(part(message, 0, at), flood), part(message, at, message.length));
            }
        };
    }

    private static byte[] linesMixed(byte[] message, Random random) {
        String[] lines = new String(message, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        String line = lines[random.nextInt(lines.length)];
        int at = random.nextInt(lines.length);
        lines[at] = random.nextBoolean() ? line : lines[at] + "\r\n" + line;
        return String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
