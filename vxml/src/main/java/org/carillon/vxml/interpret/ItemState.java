package org.carillon.vxml.interpret;

import org.carillon.vxml.document.FormItem;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptScope;
import org.carillon.vxml.script.ScriptSession;

/** A form item while its form is running: its variable and its counters. */
final class ItemState {

    private final FormItem item;
    private final ScriptScope dialogScope;
    private final EventCounters events = new EventCounters();
    private int promptCount = 1;
    private Object hidden = ScriptSession.undefined();

    ItemState(FormItem item, ScriptScope dialogScope) {
        this.item = item;
        this.dialogScope = dialogScope;
    }

    FormItem item() {
        return item;
    }

    EventCounters events() {
        return events;
    }

    int promptCount() {
        return promptCount;
    }

    void countPrompts() {
        promptCount++;
    }

    /** Gives the variable its initial value. */
    void initialise() throws ScriptException {
        String expr = item.head().expr();
        set(expr == null ? ScriptSession.undefined() : dialogScope.evaluate(expr));
    }

    Object value() {
        return item.head().named() ? dialogScope.get(item.name()) : hidden;
    }

    void set(Object value) {
        if (item.head().named()) {
            dialogScope.declare(item.name(), value);
        } else {
            hidden = value;
        }
    }

    /** Sets the shadow variable, {@code name$}. */
    void setShadow(Object value) {
        if (item.head().named()) {
            dialogScope.declare(item.name() + "$", value);
        }
    }

    boolean isFilled() {
        return !ScriptSession.isUndefined(value());
    }

    /** {@code <clear>} (VoiceXML 2.0 section 5.3.3). */
    void clear() {
        set(ScriptSession.undefined());
        promptCount = 1;
        events.reset();
    }

    /** Undefined, and its guard lets it be visited. */
    boolean isEligible() throws ScriptException {
        String cond = item.head().cond();
        return !isFilled() && (cond == null || dialogScope.truthy(cond));
    }
}
