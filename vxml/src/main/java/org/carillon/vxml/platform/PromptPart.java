package org.carillon.vxml.platform;

import java.time.Duration;

/** A piece of what is played to the caller. */
public sealed interface PromptPart {

    /**
     * Text to synthesize.
     *
     * @param ssml a complete SSML 1.0 document
     * @param text the same as plain text, for timelines and logs
     */
    record Spoken(String ssml, String text) implements PromptPart {}

    /**
     * Recorded audio, fetched already.
     *
     * @param content in the format named
     * @param mediaType {@code audio/x-wav}, {@code audio/basic} (raw mu-law 8 kHz), {@code audio/x-alaw-basic}
     * @param uri where it came from, for timelines and logs
     */
    record Audio(byte[] content, String mediaType, String uri) implements PromptPart {}

    /** Silence. */
    record Pause(Duration length) implements PromptPart {}

    /** A place in the prompt whose passing is remembered (VoiceXML 2.1 section 4). */
    record Mark(String name) implements PromptPart {}
}
