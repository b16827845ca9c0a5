package org.carillon.vxml.script;

import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.SymbolKey;

/**
 * Puts a look at the budget before a built-in function, which Rhino runs without ever looking itself.
 *
 * @param owner the object that has the functions
 */
record Guard(ScriptableObject globals, ScriptableObject owner) {

    /** What is checked before a built-in function is called. */
    @FunctionalInterface
    interface Check {

        /** Throws {@link ScriptLimitError} if the call would pass a limit; may change arguments. */
        void before(Budget budget, Object self, Object[] arguments);
    }

    /** What is called instead of a built-in function. */
    @FunctionalInterface
    interface Replacement {
        Object call(Context context, Scriptable scope, Scriptable self, Object[] arguments, Callable original);
    }

    /** The guard of a global's prototype. */
    static Guard ofPrototype(ScriptableObject globals, String type) {
        return new Guard(
                globals, (ScriptableObject) ofGlobal(globals, type).owner.get("prototype", globals));
    }

    /** The guard of a global itself. */
    static Guard ofGlobal(ScriptableObject globals, String name) {
        return new Guard(globals, (ScriptableObject) globals.get(name, globals));
    }

    /** Guards every function of the owner, constructors excepted. */
    void all(Check check) {
        for (Object id : owner.getAllIds()) {
            if (id instanceof String name
                    && !name.equals("constructor")
                    && owner.get(name, owner) instanceof Function) {
                function(name, check);
            }
        }
    }

    void function(String name, Check check) {
        replace(name, (context, scope, self, arguments, original) -> {
            check.before(Sandbox.budget(), self, arguments);
            return original.call(context, scope, self, arguments);
        });
    }

    void replace(String name, Replacement replacement) {
        Function original = (Function) owner.get(name, owner);
        owner.put(name, owner, wrap(name, original, replacement)); // keeps its attributes
    }

    void symbol(SymbolKey key, Check check) {
        symbol(key, (context, scope, self, arguments, original) -> {
            check.before(Sandbox.budget(), self, arguments);
            return original.call(context, scope, self, arguments);
        });
    }

    void symbol(Symbol key, Replacement replacement) {
        Function original = (Function) owner.get(key, owner);
        String name = ScriptRuntime.toString(original.get("name", original));
        owner.put(key, owner, wrap(name, original, replacement));
    }

    private GuardedFunction wrap(String name, Function original, Replacement replacement) {
        int length = (int) ScriptRuntime.toInteger(original.get("length", original));
        return new GuardedFunction(
                globals,
                name,
                length,
                (context, scope, self, arguments) -> replacement.call(context, scope, self, arguments, original));
    }
}
