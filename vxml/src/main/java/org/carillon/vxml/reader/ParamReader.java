package org.carillon.vxml.reader;

import org.carillon.vxml.document.Param;

/** Reads {@code <param>}. */
final class ParamReader {

    private ParamReader() {}

    static Param read(Tag param) throws BadDocumentException {
        param.exactlyOneOf("expr", "value");
        return new Param(
                param.required("name"),
                param.attribute("expr"),
                param.attribute("value"),
                param.oneOf("valuetype", "data", "data", "ref"),
                param.attribute("type"));
    }
}
