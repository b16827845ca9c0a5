package org.carillon.vxml.interpret;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.vxml.VoiceXmlObject;
import org.carillon.vxml.document.ObjectItem;
import org.carillon.vxml.document.Param;
import org.carillon.vxml.script.ScriptSession;

/** {@code <object>} (VoiceXML 2.0 section 2.3.5). */
final class ObjectVisit implements Visit {

    @Override
    public Next visit(FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        form.queuePrompts(item);
        ObjectItem element = (ObjectItem) item.item();
        Conversation conversation = form.context().conversation();
        VoiceXmlObject object = conversation.shared().objects().stream()
                .filter(one -> one.classid().equals(element.classid()))
                .findFirst()
                .orElseThrow(() ->
                        new VoiceXmlEvent("error.unsupported.objectname", "there is no object " + element.classid()));
        Execution execution = form.execution(item);
        Object result = call(object, parameters(element, execution), data(element, execution));
        if (result != null) {
            item.set(conversation.script().fromJava(result));
            form.markFilled(item);
        }
        return form.executeFilled();
    }

    private static Object call(VoiceXmlObject object, Map<String, Object> parameters, URI data) throws VoiceXmlEvent {
        try {
            return object.call(parameters, data);
        } catch (VoiceXmlObject.ObjectFailedException e) {
            throw new VoiceXmlEvent(e.event(), e.getMessage(), e);
        }
    }

    private static URI data(ObjectItem element, Execution execution) throws VoiceXmlEvent {
        return element.data() == null ? null : SessionFetcher.resolve(base(element, execution), element.data());
    }

    private static URI base(ObjectItem element, Execution execution) throws VoiceXmlEvent {
        URI base = execution.context().base();
        return element.codebase() == null ? base : SessionFetcher.resolve(base, element.codebase());
    }

    private static Map<String, Object> parameters(ObjectItem element, Execution execution) throws VoiceXmlEvent {
        ScriptSession script = execution.conversation().script();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Param param : element.params()) {
            Object value = param.expr() == null ? param.value() : execution.evaluate(param.expr());
            if (param.valuetype().equals("ref")) {
                String reference = param.expr() == null ? param.value() : execution.text(param.expr());
                value = SessionFetcher.resolve(base(element, execution), reference);
            }
            values.put(param.name(), value instanceof URI ? value : script.toJava(value));
        }
        return values;
    }
}
