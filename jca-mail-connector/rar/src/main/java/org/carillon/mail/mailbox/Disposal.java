package org.carillon.mail.mailbox;

/**
 * What becomes of a mail after its requests were stored, or it was refused.
 *
 * @param folder where {@link Kind#MOVE} moves it, else null
 */
record Disposal(Kind kind, String folder) {

    /** The ways. */
    enum Kind {
        /** It is marked as read. */
        SEEN,
        /** It is marked as read and important, for people to look at. */
        FLAG,
        DELETE,
        MOVE,
        /** It stays as it is, and is known by its unique id while this node runs: for POP3, which has no marks. */
        KEEP
    }

    private static final String MOVE = "move:";
    private static final int LONGEST_FOLDER = 200;

    /** @throws IllegalArgumentException with a sentence for the operator */
    static Disposal of(String word, Protocol protocol) {
        Disposal disposal =
                switch (word) {
                    case "seen" -> new Disposal(Kind.SEEN, null);
                    case "flag" -> new Disposal(Kind.FLAG, null);
                    case "delete" -> new Disposal(Kind.DELETE, null);
                    case "keep" -> new Disposal(Kind.KEEP, null);
                    default -> moveTo(word);
                };
        boolean ofPop3 = disposal.kind == Kind.DELETE || disposal.kind == Kind.KEEP;
        if (protocol == Protocol.POP3 ? !ofPop3 : disposal.kind == Kind.KEEP) {
            throw new IllegalArgumentException(
                    protocol == Protocol.POP3
                            ? "by pop3 a mail can only be deleted or kept: delete, keep"
                            : "by imap a mail is marked: seen, flag, delete, move:FOLDER");
        }
        return disposal;
    }

    private static Disposal moveTo(String word) {
        String folder = word.startsWith(MOVE) ? word.substring(MOVE.length()).strip() : "";
        if (folder.isEmpty() || folder.length() > LONGEST_FOLDER) {
            throw new IllegalArgumentException("what becomes of a mail is seen, flag, delete, keep or move:FOLDER");
        }
        return new Disposal(Kind.MOVE, folder);
    }
}
