package org.carillon.vxml.interpret;

import java.util.List;
import java.util.Map;
import org.carillon.vxml.document.Executable;
import org.carillon.vxml.document.FormChild;
import org.carillon.vxml.document.FormItem;
import org.carillon.vxml.document.Var;
import org.carillon.vxml.script.ScriptException;

/** The initialisation phase of a form: its variables, in document order (VoiceXML 2.0 section 2.1.6.1). */
final class FormInitialisation {

    private final FormInterpretation form;
    private final Map<String, Object> parameters;

    /** @param parameters of a subdialog, or null */
    FormInitialisation(FormInterpretation form, Map<String, Object> parameters) {
        this.form = form;
        this.parameters = parameters == null ? Map.of() : parameters;
    }

    void run() throws VoiceXmlEvent {
        checkParameters();
        for (FormChild child : form.form().children()) {
            initialise(child);
        }
    }

    private void initialise(FormChild child) throws VoiceXmlEvent {
        if (child instanceof FormItem item) {
            try {
                form.item(item.name()).initialise();
            } catch (ScriptException e) {
                throw VoiceXmlEvent.semantic(e);
            }
        } else if (child instanceof Var var && parameters.containsKey(var.name())) {
            form.scope().declare(var.name(), parameters.get(var.name()));
        } else {
            Execution execution = new Execution(form.context(), form.scope(), form, form.properties(null));
            Executors.execute((Executable) child, execution);
        }
    }

    /** VoiceXML 2.0 section 2.3.4: parameters have to be declared in the dialog that gets them. */
    private void checkParameters() throws VoiceXmlEvent {
        List<String> declared = form.form().children().stream()
                .filter(Var.class::isInstance)
                .map(child -> ((Var) child).name())
                .toList();
        for (String name : parameters.keySet()) {
            if (!declared.contains(name)) {
                throw VoiceXmlEvent.semantic("the subdialog declares no variable for the parameter " + name);
            }
        }
    }
}
