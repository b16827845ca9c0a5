package org.carillon.vxml.document;

/**
 * What a {@code <choice>} or {@code <link>} leads to: exactly one of the first four is given.
 *
 * @param next URI reference
 * @param expr ECMAScript giving one
 * @param event event name
 * @param eventexpr ECMAScript giving one
 * @param message of the event, or null
 * @param messageexpr ECMAScript giving one, or null
 * @param fetch how to fetch
 */
public record Target(
        String next,
        String expr,
        String event,
        String eventexpr,
        String message,
        String messageexpr,
        FetchAttributes fetch) {}
