package org.carillon.vxml.document;

import java.util.List;

/**
 * {@code <subdialog>} (VoiceXML 2.0 section 2.3.4).
 *
 * @param head name, value, guard
 * @param body content
 * @param src URI of the dialog, or null
 * @param srcexpr ECMAScript giving it, or null
 * @param request how to submit and fetch
 * @param params {@code <param>}, in document order
 */
public record Subdialog(
        ItemHead head, ItemBody body, String src, String srcexpr, Submission request, List<Param> params)
        implements InputItem {

    public Subdialog {
        params = List.copyOf(params);
    }
}
