package org.carillon.it.phone.voice;

/**
 * How somebody listens and how good the line is.
 *
 * @param silenceMillis how long a silence ends a prompt
 * @param loss the share of our packets that gets lost on the way, 0-1
 * @param remembers whether what is heard is kept
 */
public record VoiceManner(long silenceMillis, double loss, boolean remembers) {}
