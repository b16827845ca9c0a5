package org.carillon.vxml.interpret;

import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptSession;

/** The array that a {@code <foreach>} goes through: a copy, as VoiceXML 2.1 section 6 wants it. */
final class Arrays {

    private static final int MAX_LENGTH = 100_000;

    private Arrays() {}

    static List<Object> elements(String array, Execution execution) throws VoiceXmlEvent {
        Object value = execution.evaluate(array);
        ScriptSession script = execution.conversation().script();
        int length = length(value, script);
        List<Object> elements = new ArrayList<>(length);
        try {
            for (int i = 0; i < length; i++) {
                elements.add(script.get(value, Integer.toString(i)));
            }
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
        return elements;
    }

    private static int length(Object value, ScriptSession script) throws VoiceXmlEvent {
        if (value == null || ScriptSession.isUndefined(value) || !ScriptValues.isObject(value)) {
            throw VoiceXmlEvent.semantic("<foreach> needs an array");
        }
        try {
            double length = Double.parseDouble(script.text(script.get(value, "length")));
            if (!(length >= 0 && length <= MAX_LENGTH)) {
                throw VoiceXmlEvent.semantic("<foreach> needs an array of at most " + MAX_LENGTH + " elements");
            }
            return (int) length;
        } catch (NumberFormatException e) {
            throw new VoiceXmlEvent("error.semantic", "<foreach> needs an array", e);
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
    }
}
