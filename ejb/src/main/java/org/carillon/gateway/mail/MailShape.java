package org.carillon.gateway.mail;

/** Bounds on a mail that are checked before it is parsed, so that parsing takes bounded memory. */
final class MailShape {

    private static final int MAX_HEADER_LINES = 500;
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    /** More parts than this cannot be in a mail with fewer lines that begin as a boundary does (RFC 2046 section 5.1.1). */
    private static final int MAX_DASHED_LINES = 1000;

    private MailShape() {}

    static void check(byte[] content) throws UnreadableMailException {
        boolean inHeader = true;
        int headerLines = 0;
        int dashedLines = 0;
        for (int line = 0; line < content.length; line = afterLine(content, line)) {
            boolean empty = content[line] == '\r' || content[line] == '\n';
            headerLines += inHeader && !empty ? 1 : 0;
            if (inHeader && line > MAX_HEADER_BYTES || headerLines > MAX_HEADER_LINES) {
                throw new UnreadableMailException("The mail has too many headers");
            }
            inHeader &= !empty;
            if (isDashed(content, line) && ++dashedLines > MAX_DASHED_LINES) {
                throw new UnreadableMailException("The mail has too many parts");
            }
        }
        if (inHeader && content.length > MAX_HEADER_BYTES) {
            throw new UnreadableMailException("The mail has too many headers");
        }
    }

    private static boolean isDashed(byte[] content, int line) {
        return content[line] == '-' && line + 1 < content.length && content[line + 1] == '-';
    }

    private static int afterLine(byte[] content, int line) {
        int position = line;
        while (position < content.length && content[position] != '\n') {
            position++;
        }
        return position + 1;
    }
}
