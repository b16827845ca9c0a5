package org.carillon.vxml.grammar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character encoding of ABNF grammars (SRGS 1.0 section 4.4). XML looks after its own. */
final class GrammarEncoding {

    private static final int HEADER_BYTES = 200;
    private static final Pattern DECLARED = Pattern.compile("#ABNF\\s+1\\.0\\s+([^;\\s]+)\\s*;");

    private GrammarEncoding() {}

    /** The first characters, as far as they are ASCII. */
    static String beginning(byte[] content) {
        byte[] head = content.length > HEADER_BYTES ? java.util.Arrays.copyOf(content, HEADER_BYTES) : content;
        return new String(head, byteOrderMark(content) == null ? StandardCharsets.ISO_8859_1 : byteOrderMark(content))
                .replaceFirst("^(\uFEFF|\u00EF\u00BB\u00BF)", "");
    }

    /** Without a declaration it is UTF-8 or, where that can't be, ISO-8859-1. */
    static String decode(byte[] content) throws BadGrammarException {
        Charset marked = byteOrderMark(content);
        if (marked != null) {
            return decode(content, marked).replaceFirst("^\uFEFF", "");
        }
        Matcher declared = DECLARED.matcher(beginning(content));
        if (declared.find()) {
            return decode(content, charset(declared.group(1)));
        }
        try {
            return decode(content, StandardCharsets.UTF_8);
        } catch (BadGrammarException e) {
            return decode(content, StandardCharsets.ISO_8859_1);
        }
    }

    private static String decode(byte[] content, Charset charset) throws BadGrammarException {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadGrammarException("not encoded in " + charset, e);
        }
    }

    private static Charset charset(String name) throws BadGrammarException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new BadGrammarException("unknown encoding " + name, e);
        }
    }

    private static Charset byteOrderMark(byte[] content) {
        int first = content.length < 2 ? 0 : (content[0] & 0xFF) << 8 | content[1] & 0xFF;
        return switch (first) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            case 0xEFBB -> StandardCharsets.UTF_8;
            default -> null;
        };
    }
}
