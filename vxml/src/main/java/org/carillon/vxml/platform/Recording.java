package org.carillon.vxml.platform;

/**
 * What was recorded.
 *
 * @param content in the format named; empty if nothing was said
 * @param mediaType of the content
 * @param millis its length
 */
public record Recording(byte[] content, String mediaType, long millis) {}
