package org.carillon.vxml.interpret;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.vxml.document.Form;
import org.carillon.vxml.document.FormItem;
import org.carillon.vxml.document.InputItem;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptScope;

/** The form interpretation algorithm for one visit of a form (VoiceXML 2.0 section 2.1.6 and appendix C). */
final class FormInterpretation {

    private final Context context;
    private final Form form;
    private final ScriptScope scope;
    private final Map<String, Object> parameters;
    private final EventCounters events = new EventCounters();
    private final Map<String, ItemState> items = new LinkedHashMap<>();
    private final Set<String> justFilled = new LinkedHashSet<>();
    private final PromptSelection prompts = new PromptSelection();
    private String nextItem;
    private ItemState current;

    /** @param parameters of a subdialog, or null */
    FormInterpretation(Context context, Form form, Map<String, Object> parameters) {
        this.context = context;
        this.form = form;
        this.parameters = parameters;
        this.scope = context.documentScope().child("dialog");
        for (FormItem item : form.items()) {
            items.put(item.name(), new ItemState(item, scope));
        }
    }

    Context context() {
        return context;
    }

    Form form() {
        return form;
    }

    ScriptScope scope() {
        return scope;
    }

    EventCounters events() {
        return events;
    }

    /** All form items, in document order. */
    Iterable<ItemState> items() {
        return items.values();
    }

    ItemState item(String name) {
        return items.get(name);
    }

    /** The form item being visited, or null. */
    FormItem currentItem() {
        return current == null ? null : current.item();
    }

    /** Names of the input items that have one, in document order. */
    List<String> namedInputItems() {
        return items.values().stream()
                .map(ItemState::item)
                .filter(item -> item instanceof InputItem && item.head().named())
                .map(FormItem::name)
                .toList();
    }

    /** Properties in an item, or in the form if it is null. */
    Properties properties(ItemState item) {
        Properties properties = context.properties().within(form.properties());
        return item == null ? properties : properties.within(item.item().body().properties());
    }

    /** An environment for executable content, with a new anonymous scope. */
    Execution execution(ItemState item) {
        return new Execution(context, scope.child(null), this, properties(item));
    }

    /** {@code <reprompt>}. */
    void wantPrompts() {
        prompts.want();
    }

    /** A handler runs: it is expected to say what is to be said (VoiceXML 2.0 section 5.3.6). */
    void withholdPrompts() {
        prompts.withhold();
    }

    void forgetJustFilled() {
        justFilled.clear();
    }

    void markFilled(ItemState item) {
        justFilled.add(item.item().name());
    }

    /**
     * Runs the form to its end.
     *
     * @param input what was said or keyed already, if a grammar of this form matched elsewhere, or null
     */
    Next run(Recognition input) {
        Next next = initialise();
        if (next.goesOn() && input != null) {
            next = guarded(null, () -> new InputProcessing(this, null).process(input));
        }
        while (next.goesOn()) {
            next = iterate();
            if (next instanceof Next.ToItem to) {
                nextItem = to.name();
                next = Next.CONTINUE;
            }
        }
        return next;
    }

    /** Initialisation phase. */
    private Next initialise() {
        return guarded(null, () -> {
            new FormInitialisation(this, parameters).run();
            return Next.CONTINUE;
        });
    }

    /** One turn of the main loop. */
    private Next iterate() {
        context.conversation().limits().countStep();
        ItemState[] selected = new ItemState[1];
        Next next = guarded(null, () -> {
            context.conversation().caller().poll();
            selected[0] = select();
            return Next.CONTINUE;
        });
        if (!next.goesOn()) {
            return next;
        }
        if (selected[0] == null) {
            return new Next.Exit(Map.of(), null);
        }
        ItemState item = selected[0];
        current = item;
        return guarded(item, () -> Visits.of(item.item()).visit(this, item));
    }

    /** Select phase. */
    private ItemState select() throws VoiceXmlEvent {
        if (nextItem != null) {
            ItemState item = items.get(nextItem);
            nextItem = null;
            return item;
        }
        for (ItemState item : items.values()) {
            try {
                if (item.isEligible()) {
                    return item;
                }
            } catch (ScriptException e) {
                throw VoiceXmlEvent.semantic(e);
            }
        }
        return null;
    }

    /** First half of the collect phase: queues the prompts of the item, unless a handler has spoken instead. */
    void queuePrompts(ItemState item) throws VoiceXmlEvent {
        prompts.queue(item, execution(item));
    }

    /** Last part of the process phase: the {@code <filled>} actions that the items just filled trigger. */
    Next executeFilled() {
        Set<String> filled = new LinkedHashSet<>(justFilled);
        justFilled.clear();
        return new FilledActions(this, filled).run();
    }

    /** Runs something, with events going to the handlers of that item, or of the form if it is null. */
    Next guarded(ItemState item, Step step) {
        try {
            return step.run();
        } catch (VoiceXmlEvent event) {
            return context.events().handle(event, this, item);
        }
    }

    /** Something that may throw an event. */
    interface Step {
        Next run() throws VoiceXmlEvent;
    }
}
