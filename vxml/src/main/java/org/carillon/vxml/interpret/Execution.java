package org.carillon.vxml.interpret;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.document.Executable;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptScope;

/**
 * Where executable content runs.
 *
 * @param context the documents
 * @param scope its variables
 * @param form the form it belongs to, or null while a document is initialised
 * @param properties that hold there
 */
record Execution(Context context, ScriptScope scope, FormInterpretation form, Properties properties) {

    Conversation conversation() {
        return context.conversation();
    }

    /** Runs content in order, until something leads elsewhere. */
    Next run(List<Executable> content) throws VoiceXmlEvent {
        for (Executable one : content) {
            conversation().limits().countWork();
            Next next = Executors.execute(one, this);
            if (!next.goesOn()) {
                return next;
            }
        }
        return Next.CONTINUE;
    }

    Object evaluate(String expression) throws VoiceXmlEvent {
        try {
            return scope.evaluate(expression);
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
    }

    boolean truthy(String cond) throws VoiceXmlEvent {
        try {
            return scope.truthy(cond);
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
    }

    String text(String expression) throws VoiceXmlEvent {
        try {
            return scope.text(expression);
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
    }

    /** The literal, or the text of the expression; null if neither is given. */
    String textOf(String literal, String expression) throws VoiceXmlEvent {
        if (literal != null || expression == null) {
            return literal;
        }
        return text(expression);
    }

    /** Variables by name; undeclared ones are an error. */
    Map<String, Object> values(List<String> namelist) throws VoiceXmlEvent {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : namelist) {
            values.put(name, evaluate(name));
        }
        return values;
    }
}
