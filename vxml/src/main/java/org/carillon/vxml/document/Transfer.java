package org.carillon.vxml.document;

import java.time.Duration;

/**
 * {@code <transfer>} (VoiceXML 2.0 section 2.3.7, 2.1 section 7).
 *
 * @param head name, value, guard
 * @param body content
 * @param type what kind
 * @param dest URI, or null
 * @param destexpr ECMAScript giving one, or null
 * @param connecttimeout how long to ring, or null for the platform's
 * @param maxtime how long a bridge may last; zero for no end
 * @param transferaudio URI of what is heard while it rings, or null
 * @param aai application-to-application information, or null
 * @param aaiexpr ECMAScript giving it, or null
 */
public record Transfer(
        ItemHead head,
        ItemBody body,
        Type type,
        String dest,
        String destexpr,
        Duration connecttimeout,
        Duration maxtime,
        String transferaudio,
        String aai,
        String aaiexpr)
        implements InputItem {

    /** VoiceXML 2.1 section 7. */
    public enum Type {
        BRIDGE,
        BLIND,
        CONSULTATION
    }
}
