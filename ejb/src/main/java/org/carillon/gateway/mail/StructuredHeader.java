package org.carillon.gateway.mail;

/** The value of a structured header (RFC 5322 section 3.2) made safe to take apart: senders write parts of it. */
final class StructuredHeader {

    private final String value;
    private final StringBuilder plain = new StringBuilder();
    private int position;

    private StructuredHeader(String value) {
        this.value = value;
    }

    /**
     * Without its comments, and its quoted strings without quotation marks; what has a meaning outside of them (space, semicolon, equals
     * sign) becomes an underscore within them.
     *
     * @return null where a comment or a quoted string does not end
     */
    static String plain(String value) {
        StructuredHeader header = new StructuredHeader(value);
        return header.read() ? header.plain.toString() : null;
    }

    private boolean read() {
        while (position < value.length()) {
            char next = value.charAt(position++);
            if (next == '(' && !comment() || next == '"' && !quoted() || next == ')') {
                return false;
            }
            if (next != '(' && next != '"') {
                plain.append(next);
            }
        }
        return true;
    }

    private boolean comment() {
        plain.append(' ');
        for (int depth = 1; position < value.length(); position++) {
            char next = value.charAt(position);
            if (next == '\\') {
                position++;
            } else if (next == '(') {
                depth++;
            } else if (next == ')' && --depth == 0) {
                position++;
                return true;
            }
        }
        return false;
    }

    private boolean quoted() {
        for (; position < value.length(); position++) {
            char next = value.charAt(position);
            if (next == '"') {
                position++;
                return true;
            }
            if (next == '\\') {
                position++;
            } else {
                plain.append(Character.isLetterOrDigit(next) || ".-@+".indexOf(next) >= 0 ? next : '_');
            }
        }
        return false;
    }
}
