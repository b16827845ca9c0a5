package org.carillon.vxml.interpret;

import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.document.Initial;
import org.carillon.vxml.document.InputItem;
import org.carillon.vxml.document.Target;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptSession;

/** The process phase: what an input does, by the grammar that matched (VoiceXML 2.0 section 3.1.6 and appendix C). */
final class InputProcessing {

    private final FormInterpretation form;
    private final ScriptSession script;

    InputProcessing(FormInterpretation form, ItemState visited) {
        this.form = form;
        this.script = form.context().conversation().script();
        if (visited != null) {
            form.forgetJustFilled();
        }
    }

    Next process(Recognition input) throws VoiceXmlEvent {
        LastResult result = new LastResult(form.context(), input).assign();
        ActiveGrammar.Meaning meaning = input.best().active().meaning();
        if (meaning instanceof ActiveGrammar.Throws event) {
            throw new VoiceXmlEvent(event.event(), null);
        }
        if (meaning instanceof ActiveGrammar.LeadsTo leads) {
            return follow(leads);
        }
        if (meaning instanceof ActiveGrammar.FillsForm other && other.form() != form.form()) {
            Destination.How how = other.document() == form.context().document()
                    ? Destination.How.SAME_DOCUMENT
                    : Destination.How.GOTO;
            return new Next.ToDialog(
                    new Destination(other.document(), form.context().root(), other.form(), how, input));
        }
        fill(meaning, result);
        return form.executeFilled();
    }

    private Next follow(ActiveGrammar.LeadsTo leads) throws VoiceXmlEvent {
        Target target = leads.target();
        Execution execution = form.execution(null);
        String event = execution.textOf(target.event(), target.eventexpr());
        if (event != null) {
            throw VoiceXmlEvent.thrown(event, execution.textOf(target.message(), target.messageexpr()));
        }
        String next = execution.textOf(target.next(), target.expr()).strip();
        return new Next.ToDialog(form.context().follow(next, leads.document(), target.fetch(), execution.properties()));
    }

    private void fill(ActiveGrammar.Meaning meaning, LastResult result) throws VoiceXmlEvent {
        if (meaning instanceof ActiveGrammar.Chooses choice) {
            fill(form.item(choice.item().name()), choice.value(), result);
        } else if (meaning instanceof ActiveGrammar.FillsItem fills) {
            Object interpretation = result.interpretation();
            Object slot = slot(interpretation, fills.item().slot());
            Object value = ScriptSession.isUndefined(slot) ? interpretation : slot;
            fill(form.item(fills.item().name()), value, result);
        } else {
            fillBySlots(result);
        }
    }

    /** A form-level result fills every input item whose slot it has, and then {@code <initial>} is over (section 3.1.6.2). */
    private void fillBySlots(LastResult result) throws VoiceXmlEvent {
        boolean any = false;
        for (ItemState item : form.items()) {
            if (item.item() instanceof InputItem one) {
                Object value = slot(result.interpretation(), one.slot());
                if (!ScriptSession.isUndefined(value)) {
                    fill(item, value, result);
                    any = true;
                }
            }
        }
        for (ItemState item : form.items()) {
            if (any && item.item() instanceof Initial) {
                item.set(Boolean.TRUE);
            }
        }
    }

    private void fill(ItemState item, Object value, LastResult result) throws VoiceXmlEvent {
        if (value == null) {
            return;
        }
        item.set(value);
        item.setShadow(script.fromJava(result.shadow()));
        form.markFilled(item);
        try {
            form.context().conversation().listener().filled(item.item().name(), script.text(value));
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
    }

    /** A property of an interpretation by its path ({@code pizza.size}), or undefined. */
    private Object slot(Object interpretation, String path) throws VoiceXmlEvent {
        Object value = interpretation;
        List<String> names = new ArrayList<>(List.of(path.split("\\.")));
        while (!names.isEmpty()) {
            if (!ScriptValues.isObject(value)) {
                return ScriptSession.undefined();
            }
            try {
                value = script.get(value, names.remove(0));
            } catch (ScriptException e) {
                throw VoiceXmlEvent.semantic(e);
            }
        }
        return value;
    }
}
