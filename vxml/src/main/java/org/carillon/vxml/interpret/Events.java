package org.carillon.vxml.interpret;

import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.document.Catch;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptScope;

/** Handles events: selects a handler by scope, name, condition and count, and runs it (VoiceXML 2.0 section 5.2.4). */
final class Events {

    private final Context context;
    private final EventCounters documentCounters = new EventCounters();

    Events(Context context) {
        this.context = context;
    }

    /**
     * Handles an event, and those that its handlers throw.
     *
     * @param form where it happened, or null while a document is initialised
     * @param item where it happened, or null in the form as a whole
     */
    Next handle(VoiceXmlEvent first, FormInterpretation form, ItemState item) {
        VoiceXmlEvent event = first;
        while (true) {
            context.conversation().limits().countStep();
            context.conversation().listener().eventThrown(event.name(), event.getMessage());
            EventCounters counters = item != null ? item.events() : form != null ? form.events() : documentCounters;
            counters.count(event.name());
            try {
                return run(event, counters.of(event.name()), form, item);
            } catch (VoiceXmlEvent another) {
                event = another;
            }
        }
    }

    private Next run(VoiceXmlEvent event, int count, FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        ScriptScope outer = form == null ? context.documentScope() : form.scope();
        ScriptScope scope = outer.child(null);
        scope.declare("_event", event.name());
        scope.declare(
                "_message",
                event.getMessage() == null ? org.carillon.vxml.script.ScriptSession.undefined() : event.getMessage());
        Properties properties = form == null ? context.properties() : form.properties(item);
        Execution execution = new Execution(context, scope, form, properties);
        List<Catch> own = select(catches(form, item), event.name(), count, execution);
        if (!own.isEmpty()) {
            return caught(own.get(0), execution);
        }
        List<Catch> platform =
                select(context.conversation().shared().defaults().catches(), event.name(), count, execution);
        Next next = caught(platform.get(0), execution);
        return next instanceof Next.Exit exit && isError(event) ? new Next.Exit(exit.values(), event) : next;
    }

    private static Next caught(Catch handler, Execution execution) throws VoiceXmlEvent {
        if (execution.form() != null) {
            execution.form().withholdPrompts();
        }
        return execution.run(handler.content());
    }

    /** Cancelling, leaving and hanging up are no errors, whoever handles them. */
    private static boolean isError(VoiceXmlEvent event) {
        return !event.name().equals("exit") && !event.name().startsWith("connection.disconnect");
    }

    /** Handlers in this and all enclosing scopes, by scope from the inside, then in document order. */
    private List<Catch> catches(FormInterpretation form, ItemState item) {
        List<Catch> catches = new ArrayList<>();
        if (item != null) {
            catches.addAll(item.item().body().catches());
        }
        if (form != null) {
            catches.addAll(form.form().catches());
        }
        catches.addAll(context.document().catches());
        if (context.root() != context.document()) {
            catches.addAll(context.root().catches());
        }
        return catches;
    }

    /** Those that take the event and have the highest count that has been reached. */
    private static List<Catch> select(List<Catch> catches, String event, int count, Execution execution)
            throws VoiceXmlEvent {
        List<Catch> matching = new ArrayList<>();
        for (Catch one : catches) {
            if (one.takes(event) && one.count() <= count && holds(one, execution)) {
                matching.add(one);
            }
        }
        int correct = matching.stream().mapToInt(Catch::count).max().orElse(1);
        return matching.stream().filter(one -> one.count() == correct).toList();
    }

    private static boolean holds(Catch one, Execution execution) throws VoiceXmlEvent {
        try {
            return one.cond() == null || execution.scope().truthy(one.cond());
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
    }
}
