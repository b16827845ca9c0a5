package org.carillon.vxml.reader;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code <property>} (VoiceXML 2.0 section 6.3). */
final class PropertyReader {

    private PropertyReader() {}

    /** All of an element; the last one of a name counts. */
    static Map<String, String> readAll(Tag parent) throws BadDocumentException {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Tag property : parent.children("property")) {
            String value = property.attribute("value");
            if (value == null) {
                throw property.bad("<property> needs the attribute value");
            }
            properties.put(property.required("name").strip(), value.strip());
        }
        return properties;
    }
}
