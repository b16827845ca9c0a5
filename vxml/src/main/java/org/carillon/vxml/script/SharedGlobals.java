package org.carillon.vxml.script;

import java.util.ArrayList;
import java.util.List;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TopLevel;
import org.mozilla.javascript.Undefined;

/**
 * ECMAScript's built-in objects, made once and used by all sessions. Every object that a script can reach from them is sealed, and
 * whatever could write to them, store something in them, or run without end inside Java is gone or guarded.
 */
final class SharedGlobals {

    /** Strings up to this length, in characters, are not worth a look at the budget. */
    private static final int SMALL = 1_000;

    /** Of no use to a dialogue, and each a way around the sandbox or its budget. */
    private static final String REMOVED =
            """
            for (let name of ['Reflect', 'Proxy', 'Promise', 'BigInt', 'Continuation', 'JavaException', 'Script', 'With', 'Call', 'Iterator',
                    'StopIteration', 'ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array',
                    'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array',
                    'BigUint64Array', 'uneval', 'isXMLName', 'XML', 'XMLList', 'Namespace', 'QName', 'WeakRef', 'FinalizationRegistry'])
                delete this[name];
            for (let name of ['defineProperty', 'defineProperties', 'setPrototypeOf'])
                delete Object[name];
            for (let name of ['__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__', '__proto__', 'toSource'])
                delete Object.prototype[name];
            for (let type of [Array, String, Number, Boolean, Date, RegExp, Error, Function])
                delete type.prototype.toSource;
            for (let name of ['for', 'keyFor'])
                delete Symbol[name];
            for (let name of ['captureStackTrace', 'stackTraceLimit'])
                delete Error[name];
            for (let type of [Array, String, Object, Function, Error, Date, RegExp, Number, Boolean])
                for (let name of Object.getOwnPropertyNames(type))
                    if (typeof type[name] === 'function' && type.prototype[name] && name !== 'toString' && name !== 'constructor')
                        delete type[name]; // Array.join(array, ...), of old
            delete String.raw;
            delete Array.fromAsync;
            """;

    /** Hands every object that can be reached to {@code found}. */
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

    private static final String ITERATOR_PROTOTYPES =
            """
            [[][Symbol.iterator](), ''[Symbol.iterator](), new Map()[Symbol.iterator](), new Set()[Symbol.iterator](),
                'x'.matchAll(/x/g)].map(iterator => Object.getPrototypeOf(iterator))
            """;

    private SharedGlobals() {}

    /** Must be called within a context of the sandbox. */
    static ScriptableObject create(Context context) {
        ScriptableObject globals = new TopLevel();
        context.initSafeStandardObjects(globals, false);
        LambdaFunction check = new LambdaFunction(globals, "", 1, null, SharedGlobals::check);
        globals.defineProperty(CheckingCompiler.CHECK, check, ScriptableObject.DONTENUM);
        List<ScriptableObject> iteratorPrototypes = iteratorPrototypes(globals, context);
        context.evaluateString(globals, REMOVED, "globals", 1, null);
        StringGuards.install(globals);
        ArrayGuards.install(globals, iteratorPrototypes);
        ObjectGuards.install(globals);
        reachableFrom(globals, context).forEach(ScriptableObject::sealObject);
        return globals;
    }

    /** Without an argument, at the beginning of a function; with one, after an addition. */
    private static Object check(Context context, Scriptable scope, Object self, Object[] arguments) {
        if (arguments.length == 0) {
            Sandbox.budget().check();
            return Undefined.instance;
        }
        if (arguments[0] instanceof CharSequence text && text.length() > SMALL) {
            Sandbox.budget().checkStringLength(text.length());
            Sandbox.budget().check();
        }
        return arguments[0];
    }

    private static List<ScriptableObject> iteratorPrototypes(ScriptableObject globals, Context context) {
        NativeArray prototypes = (NativeArray) context.evaluateString(globals, ITERATOR_PROTOTYPES, "globals", 1, null);
        List<ScriptableObject> found = new ArrayList<>();
        for (Object prototype : prototypes.toArray()) {
            found.add((ScriptableObject) prototype);
        }
        return found;
    }

    private static List<ScriptableObject> reachableFrom(ScriptableObject globals, Context context) {
        List<ScriptableObject> found = new ArrayList<>();
        Function walk = (Function) context.evaluateString(globals, WALK, "globals", 1, null);
        LambdaFunction collect = new LambdaFunction(globals, "found", 1, (cx, scope, self, arguments) -> {
            ScriptableObject object = (ScriptableObject) arguments[0];
            return found.stream().noneMatch(known -> known == object) && found.add(object);
        });
        walk.call(context, globals, globals, new Object[] {collect, globals});
        return found;
    }
}
