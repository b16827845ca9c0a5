package org.carillon.vxml.script;

import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;

/** A built-in constructor, with a look at the budget before it. */
final class GuardedConstructor extends BaseFunction {

    private final BaseFunction original;

    GuardedConstructor(Scriptable globals, BaseFunction original) {
        super(globals, original.getPrototype());
        this.original = original;
        setImmunePrototypeProperty(original.get("prototype", original));
        for (Object id : original.getAllIds()) {
            if (id instanceof String name && !has(name, this) && !ofContext(original.get(name, original))) {
                defineProperty(name, original.get(name, original), DONTENUM);
            }
        }
    }

    /** Texts and flags are those of the last match: {@code RegExp.$1}. */
    private static boolean ofContext(Object value) {
        return value instanceof CharSequence || value instanceof Boolean;
    }

    @Override
    public Object get(String name, Scriptable start) {
        Object own = super.get(name, start);
        return own == NOT_FOUND ? original.get(name, original) : own;
    }

    @Override
    public Object call(Context context, Scriptable scope, Scriptable self, Object[] arguments) {
        Sandbox.budget().check();
        return original.call(context, scope, self, arguments);
    }

    @Override
    public Scriptable construct(Context context, Scriptable scope, Object[] arguments) {
        Sandbox.budget().check();
        return original.construct(context, scope, arguments);
    }

    @Override
    public String getFunctionName() {
        return ScriptRuntime.toString(original.get("name", original));
    }

    @Override
    public int getLength() {
        return original.getLength();
    }

    @Override
    public int getArity() {
        return original.getArity();
    }
}
