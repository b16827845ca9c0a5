package org.carillon.vxml.document;

/**
 * {@code <grammar>} (VoiceXML 2.0 section 3.1): exactly one of src, srcexpr and inline is given.
 *
 * @param src URI reference, or null
 * @param srcexpr ECMAScript giving one, or null (VoiceXML 2.1 section 2)
 * @param inline the grammar itself, a complete SRGS document in XML or ABNF form, or null
 * @param type media type, or null
 * @param documentScope whether {@code scope="document"} is given; null if the author did not say
 * @param dtmf whether {@code mode="dtmf"}; null if the author did not say
 * @param weight for grammars that compete
 * @param fetch how to fetch
 * @param line where it stands
 */
public record GrammarElement(
        String src,
        String srcexpr,
        String inline,
        String type,
        Boolean documentScope,
        Boolean dtmf,
        double weight,
        FetchAttributes fetch,
        int line) {}
