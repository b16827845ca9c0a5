package org.carillon.gateway.source;

/**
 * An event: this node has read a schedule source.
 *
 * @param source its id
 * @param state how it ended
 */
public record SourceRead(String source, String state, int accepted, int repeated, int refused) {}
