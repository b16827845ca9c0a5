package org.carillon.vxml.document;

/**
 * {@code <script>} (VoiceXML 2.0 section 5.3.12): exactly one of src, srcexpr and text is given.
 *
 * @param src URI reference, or null
 * @param srcexpr ECMAScript giving one, or null (VoiceXML 2.1 section 3)
 * @param charset of the external script, or null for UTF-8
 * @param text inline script, or null
 * @param fetch how to fetch
 * @param line where it stands
 */
public record Script(String src, String srcexpr, String charset, String text, FetchAttributes fetch, int line)
        implements Executable, FormChild {}
