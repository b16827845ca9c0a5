package org.carillon.vxml.document;

/** {@code <goto>} (VoiceXML 2.0 section 5.3.7): exactly one of the first four is given. */
public record Goto(String next, String expr, String nextitem, String expritem, FetchAttributes fetch, int line)
        implements Executable {}
