package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Clear;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptSession;

/** {@code <clear>} (VoiceXML 2.0 section 5.3.3). */
final class ClearExecutor implements Executor<Clear> {

    @Override
    public Next execute(Clear clear, Execution execution) throws VoiceXmlEvent {
        FormInterpretation form = execution.form();
        if (form != null && clear.namelist().isEmpty()) {
            form.items().forEach(ItemState::clear);
        }
        for (String name : clear.namelist()) {
            clear(name, execution);
        }
        return Next.CONTINUE;
    }

    private static void clear(String name, Execution execution) throws VoiceXmlEvent {
        String local = name.startsWith("dialog.") ? name.substring("dialog.".length()) : name;
        ItemState item = execution.form() == null ? null : execution.form().item(local);
        if (item != null) {
            item.clear();
            return;
        }
        execution.evaluate(name);
        try {
            execution.scope().assign(name, ScriptSession.undefined());
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
    }
}
