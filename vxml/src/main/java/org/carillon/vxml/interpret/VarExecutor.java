package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Var;
import org.carillon.vxml.script.ScriptSession;

/** {@code <var>}: without expr a variable that exists keeps its value (VoiceXML 2.0 section 5.3.1). */
final class VarExecutor implements Executor<Var> {

    @Override
    public Next execute(Var var, Execution execution) throws VoiceXmlEvent {
        if (var.expr() != null) {
            execution.scope().declare(var.name(), execution.evaluate(var.expr()));
        } else if (!execution.scope().declares(var.name())) {
            execution.scope().declare(var.name(), ScriptSession.undefined());
        }
        return Next.CONTINUE;
    }
}
