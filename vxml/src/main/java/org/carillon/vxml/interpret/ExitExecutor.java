package org.carillon.vxml.interpret;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.vxml.document.Exit;

/** {@code <exit>} (VoiceXML 2.0 section 5.3.9): the value of {@code expr} is handed over under the name {@code expr}. */
final class ExitExecutor implements Executor<Exit> {

    @Override
    public Next execute(Exit exit, Execution execution) throws VoiceXmlEvent {
        Map<String, Object> values = new LinkedHashMap<>(execution.values(exit.namelist()));
        if (exit.expr() != null) {
            values.put("expr", execution.evaluate(exit.expr()));
        }
        return new Next.Exit(execution.conversation().toJava(values), null);
    }
}
