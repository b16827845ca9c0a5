package org.carillon.vxml.grammar;

import java.net.URI;

/**
 * A grammar document as it was fetched.
 *
 * @param content its bytes
 * @param mediaType what it says it is ({@code application/srgs+xml}, {@code application/srgs} ...), or null
 * @param uri where it was found, after redirects: the base of its relative references
 */
public record GrammarSource(byte[] content, String mediaType, URI uri) {}
