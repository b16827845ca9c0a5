package org.carillon.vxml.interpret;

import java.util.HashMap;
import java.util.Map;
import org.carillon.vxml.document.Assign;
import org.carillon.vxml.document.Clear;
import org.carillon.vxml.document.Data;
import org.carillon.vxml.document.Disconnect;
import org.carillon.vxml.document.Executable;
import org.carillon.vxml.document.Exit;
import org.carillon.vxml.document.Foreach;
import org.carillon.vxml.document.Goto;
import org.carillon.vxml.document.If;
import org.carillon.vxml.document.Log;
import org.carillon.vxml.document.Prompt;
import org.carillon.vxml.document.Reprompt;
import org.carillon.vxml.document.Return;
import org.carillon.vxml.document.Script;
import org.carillon.vxml.document.Submit;
import org.carillon.vxml.document.Throw;
import org.carillon.vxml.document.Var;

/** The executor of each element. */
final class Executors {

    private static final Map<Class<? extends Executable>, Executor<? extends Executable>> EXECUTORS = new HashMap<>();

    static {
        EXECUTORS.put(Var.class, new VarExecutor());
        EXECUTORS.put(Assign.class, new AssignExecutor());
        EXECUTORS.put(Clear.class, new ClearExecutor());
        EXECUTORS.put(Data.class, new DataExecutor());
        EXECUTORS.put(If.class, new IfExecutor());
        EXECUTORS.put(Foreach.class, new ForeachExecutor());
        EXECUTORS.put(Prompt.class, new PromptExecutor());
        EXECUTORS.put(Reprompt.class, new RepromptExecutor());
        EXECUTORS.put(Goto.class, new GotoExecutor());
        EXECUTORS.put(Submit.class, new SubmitExecutor());
        EXECUTORS.put(Exit.class, new ExitExecutor());
        EXECUTORS.put(Return.class, new ReturnExecutor());
        EXECUTORS.put(Disconnect.class, new DisconnectExecutor());
        EXECUTORS.put(Throw.class, new ThrowExecutor());
        EXECUTORS.put(Script.class, new ScriptExecutor());
        EXECUTORS.put(Log.class, new LogExecutor());
    }

    private Executors() {}

    @SuppressWarnings("unchecked")
    static Next execute(Executable element, Execution execution) throws VoiceXmlEvent {
        Executor<Executable> executor = (Executor<Executable>) EXECUTORS.get(element.getClass());
        return executor.execute(element, execution);
    }
}
