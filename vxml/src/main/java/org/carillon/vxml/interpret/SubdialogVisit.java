package org.carillon.vxml.interpret;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.vxml.document.Param;
import org.carillon.vxml.document.Subdialog;
import org.carillon.vxml.script.ScriptSession;

/** {@code <subdialog>}: a dialog in a context of its own (VoiceXML 2.0 section 2.3.4). */
final class SubdialogVisit implements Visit {

    @Override
    public Next visit(FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        form.queuePrompts(item);
        Subdialog subdialog = (Subdialog) item.item();
        Execution execution = form.execution(item);
        Destination destination = destination(subdialog, execution);
        Conversation conversation = form.context().conversation();
        conversation.limits().enterSubdialog();
        Next next = new Context(conversation, true).run(destination, parameters(subdialog, execution));
        conversation.limits().leaveSubdialog();
        if (!(next instanceof Next.Return returned)) {
            return next;
        }
        if (returned.event() != null) {
            throw returned.event();
        }
        item.set(returned.result());
        form.markFilled(item);
        return form.executeFilled();
    }

    private static Destination destination(Subdialog subdialog, Execution execution) throws VoiceXmlEvent {
        String reference =
                execution.textOf(subdialog.src(), subdialog.srcexpr()).strip();
        java.util.List<String> names = subdialog.request().namelist();
        SubmittedRequest sent = SubmittedRequest.of(
                reference, subdialog.request(), names == null ? java.util.List.of() : names, execution);
        return execution
                .context()
                .find(
                        sent.reference(),
                        sent.body(),
                        subdialog.request().fetch(),
                        Destination.How.GOTO,
                        execution.properties());
    }

    private static Map<String, Object> parameters(Subdialog subdialog, Execution execution) throws VoiceXmlEvent {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Param param : subdialog.params()) {
            Object value = param.expr() == null ? param.value() : execution.evaluate(param.expr());
            if (!ScriptSession.isUndefined(value)) {
                parameters.put(param.name(), value);
            }
        }
        return parameters;
    }
}
