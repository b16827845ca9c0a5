package org.carillon.vxml.document;

import java.util.List;

/**
 * {@code <object>} (VoiceXML 2.0 section 2.3.5).
 *
 * @param head name, value, guard
 * @param body content
 * @param classid URI of the implementation
 * @param codebase base of the URIs, or null
 * @param data URI of its data, or null
 * @param type media type of the data, or null
 * @param codetype media type of the code, or null
 * @param archive space-separated URIs, or null
 * @param fetch how to fetch
 * @param params {@code <param>}, in document order
 */
public record ObjectItem(
        ItemHead head,
        ItemBody body,
        String classid,
        String codebase,
        String data,
        String type,
        String codetype,
        String archive,
        FetchAttributes fetch,
        List<Param> params)
        implements InputItem {

    public ObjectItem {
        params = List.copyOf(params);
    }
}
