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
        try {
            int length = length(value, script);
            List<Object> elements = new ArrayList<>(length);
            for (int i = 0; i < length; i++) {
                elements.add(script.get(value, Integer.toString(i)));
            }
            return elements;
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
    }

    private static int length(Object value, ScriptSession script) throws ScriptException {
        Object length = ScriptValues.isObject(value) ? script.get(value, "length") : null;
        if (!(length instanceof Number number) || number.intValue() < 0 || number.intValue() > MAX_LENGTH) {
            throw new ScriptException("<foreach> needs an array of at most " + MAX_LENGTH + " elements");
        }
        return number.intValue();
    }
}
