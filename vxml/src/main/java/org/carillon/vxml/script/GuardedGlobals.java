package org.carillon.vxml.script;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.KnownBuiltInFunction;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Puts a guard before every built-in function that has none of its own yet. Rhino calls functions in loops of its own, and any
 * function will do: {@code [...{[Symbol.iterator]: () => ({next: Object})}]} never ends.
 */
final class GuardedGlobals {

    /** Every object that can be reached. */
    private static final String WALK =
            """
            (function (found, global) {
                let todo = [global, (function () {}), (() => 0), (function* () {})(), (function* () {}), [][Symbol.iterator](),
                    ''[Symbol.iterator](), new Map()[Symbol.iterator](), new Set()[Symbol.iterator](), /x/, 'x'.matchAll(/x/g),
                    (function () { return arguments })(), new Error(), Symbol()];
                while (todo.length) {
                    let object = todo.pop();
                    if (object === null || (typeof object !== 'object' && typeof object !== 'function') || !found(object))
                        continue;
                    todo.push(Object.getPrototypeOf(object));
                    for (let key of Object.getOwnPropertyNames(object).concat(Object.getOwnPropertySymbols(object))) {
                        try { object[key]; } catch (e) {} // what is made on first use is made now
                        let property = Object.getOwnPropertyDescriptor(object, key);
                        if (property)
                            todo.push(property.value, property.get, property.set);
                    }
                }
            })
            """;

    /** Functions go where they stood, guarded; what can't be replaced is removed. */
    private static final String REPLACE =
            """
            (function (guard, objects) {
                for (let object of objects) {
                    for (let key of Object.getOwnPropertyNames(object).concat(Object.getOwnPropertySymbols(object))) {
                        let property = Object.getOwnPropertyDescriptor(object, key);
                        if (!property || typeof property.value !== 'function' || key === 'prototype')
                            continue;
                        object[key] = guard(property.value);
                        if (object[key] !== guard(property.value))
                            delete object[key];
                    }
                }
            })
            """;

    private final Context context;
    private final ScriptableObject globals;
    private final Map<Object, ScriptableObject> guards = new IdentityHashMap<>();
    private final List<ScriptableObject> reachable = new ArrayList<>();

    /** Must be called within a context of the sandbox. */
    GuardedGlobals(Context context, ScriptableObject globals) {
        this.context = context;
        this.globals = globals;
    }

    /** Guards all functions that scripts can reach, and seals all objects. */
    void guardAndSeal() {
        run(WALK, this::collect, globals);
        run(REPLACE, this::guard, context.newArray(globals, reachable.toArray()));
        reachable.forEach(ScriptableObject::sealObject);
        guards.values().forEach(ScriptableObject::sealObject);
    }

    private void run(String program, java.util.function.Function<Object, Object> host, Object argument) {
        Function function = (Function) context.evaluateString(globals, program, "globals", 1, null);
        LambdaFunction callback =
                new LambdaFunction(globals, "", 1, null, (cx, scope, self, arguments) -> host.apply(arguments[0]));
        function.call(context, globals, globals, new Object[] {callback, argument});
    }

    private Object collect(Object object) {
        return reachable.stream().noneMatch(known -> known == object) && reachable.add((ScriptableObject) object);
    }

    private Object guard(Object function) {
        return guards.computeIfAbsent(function, any -> guarded((BaseFunction) any));
    }

    private ScriptableObject guarded(BaseFunction function) {
        boolean isGuarded = function instanceof GuardedFunction
                || function instanceof GuardedConstructor
                || guards.containsValue(function);
        if (isGuarded) {
            return function;
        }
        if (function.get("prototype", function) instanceof Scriptable prototype
                && prototype.get("constructor", prototype) == function) {
            return new GuardedConstructor(globals, function);
        }
        String name = ScriptRuntime.toString(function.get("name", function));
        if (function instanceof KnownBuiltInFunction known) { // eval and call: Rhino knows them by their tag
            return new KnownBuiltInFunction(
                    known.getTag(), globals, name, known.getLength(), null, (cx, scope, self, arguments) -> {
                        Sandbox.budget().check();
                        return known.call(cx, scope, self, arguments);
                    });
        }
        return new GuardedFunction(globals, name, function.getLength(), function::call);
    }
}
