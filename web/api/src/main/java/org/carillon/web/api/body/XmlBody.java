package org.carillon.web.api.body;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carillon.request.TextFields;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.problem.ProblemException;

/**
 * A request as XML: {@code <request>} with an element for each field of the JSON form. {@code <parameter name="...">} within {@code
 * <parameters>} is the parameter of that name, {@code <item>} an element of a list. No document type, no entities but those of XML, no
 * attributes but that name, no namespaces. UTF-8, whatever the XML declaration names.
 */
final class XmlBody {

    private static final int DEEPEST = 8;
    private static final int MOST_ELEMENTS = 1_000;

    private final XMLStreamReader xml;
    private int elements;

    private XmlBody(XMLStreamReader xml) {
        this.xml = xml;
    }

    static JsonObject read(InputStream body) throws IOException {
        // decoded here: the parser of the JDK tells the console of each octet that is none of UTF-8
        String text = JsonBody.text(body);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
            return TextFields.typed(new XmlBody(xml).request());
        } catch (XMLStreamException e) {
            throw ProblemException.invalid("", "is not well-formed XML, or has a document type" + place(e));
        }
    }

    private static String place(XMLStreamException e) {
        return e.getLocation() == null
                ? ""
                : ": line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber();
    }

    private static XMLInputFactory factory() {
        // that of the JDK, whatever else is on the class path: what is set below means the same everywhere then
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private JsonObject request() throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            if (event == XMLStreamConstants.DTD) {
                throw ProblemException.invalid("", "must not have a document type");
            }
            event = xml.next();
        }
        if (!xml.getLocalName().equals("request")) {
            throw ProblemException.invalid("", "must be an XML document with the root element request");
        }
        JsonValue content = content("", 1);
        while (xml.hasNext()) {
            xml.next();
        }
        return content instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** What is in the present element: elements, or text. Ends at its end. */
    private JsonValue content(String path, int depth) throws XMLStreamException {
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw ProblemException.invalid(path, "has too many elements, or elements within too many elements");
        }
        StringBuilder text = new StringBuilder();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        JsonArrayBuilder items = null;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw ProblemException.invalid(path, "names an entity that is not one of XML's own");
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("item")) {
                items = items == null ? Json.createArrayBuilder() : items;
                items.add(content(path, depth + 1));
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = name(path);
                String inner = path + "/" + name.replace("~", "~0").replace("/", "~1");
                if (members.put(name, content(inner, depth + 1)) != null) {
                    throw ProblemException.invalid(inner, "stands twice");
                }
            }
        }
        return value(path, text.toString(), members, items);
    }

    private static JsonValue value(String path, String text, Map<String, JsonValue> members, JsonArrayBuilder items) {
        boolean nested = items != null || !members.isEmpty();
        if (nested && !text.isBlank() || items != null && !members.isEmpty()) {
            throw ProblemException.invalid(path, "must have either a text, or items, or other elements");
        }
        if (items != null) {
            return items.build();
        }
        if (members.isEmpty()) {
            return Json.createValue(text);
        }
        JsonObjectBuilder object = Json.createObjectBuilder();
        members.forEach(object::add);
        return object.build();
    }

    /** An element's own name, or that of the parameter that it is; a parameter's name need not be one of XML. */
    private String name(String path) {
        boolean parameter = path.equals("/parameters") && xml.getLocalName().equals("parameter");
        if (xml.getNamespaceURI() != null && !xml.getNamespaceURI().isEmpty()
                || xml.getAttributeCount() != (parameter ? 1 : 0)) {
            throw ProblemException.invalid(
                    path + "/" + xml.getLocalName(),
                    "must have no namespace, and no attributes but a parameter's name");
        }
        return parameter && xml.getAttributeLocalName(0).equals("name") ? xml.getAttributeValue(0) : xml.getLocalName();
    }
}
