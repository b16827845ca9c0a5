package org.carillon.request;

/**
 * What makes a request recognisable when it comes again: unique per requester.
 *
 * @param source the gateway it came through
 * @param value its identity there (Message-ID and recipient, JMSMessageID, Idempotency-Key), or null where the sender gave none
 */
public record RequestId(Source source, String value) {

    /** The longest stored form. */
    public static final int MAX_LENGTH = 500;

    /** The gateways. */
    public enum Source {
        MAIL,
        REST,
        JMS,
        /** An occurrence of a schedule, or a row of a schedule source. */
        SCHEDULE,
        /** A caller dialled one of our numbers. */
        CALL;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Source ofWord(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** One text for the database, or null. */
    public String asText() {
        return value == null ? null : source.word() + ":" + value;
    }
}
