package org.carillon.vxml.platform;

import java.time.Duration;

/**
 * A transfer that the application asks for.
 *
 * @param type what kind
 * @param destination a {@code tel:} or {@code sip:} URI; the platform checks it against the operator's policy
 * @param connectTimeout how long the third party may ring
 * @param maxTime how long a bridge may last; zero for as long as it likes
 * @param transferAudio what the caller hears while the third party rings, or null
 * @param aai application-to-application information, or null
 */
public record TransferRequest(
        Type type,
        String destination,
        Duration connectTimeout,
        Duration maxTime,
        PromptPart.Audio transferAudio,
        String aai) {

    /** VoiceXML 2.1 section 7. */
    public enum Type {
        BRIDGE,
        BLIND,
        CONSULTATION
    }
}
