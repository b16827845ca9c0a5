package org.carillon.vxml.script;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
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

    private SharedGlobals() {}

    /** Must be called within a context of the sandbox. */
    static ScriptableObject create(Context context) {
        ScriptableObject globals = new TopLevel();
        context.initSafeStandardObjects(globals, false);
        LambdaFunction check = new LambdaFunction(globals, "", 1, null, SharedGlobals::check);
        globals.defineProperty(CheckingCompiler.CHECK, check, ScriptableObject.DONTENUM);
        context.evaluateString(globals, REMOVED, "globals", 1, null);
        StringGuards.install(globals);
        ArrayGuards.install(globals);
        ObjectGuards.install(globals);
        new GuardedGlobals(context, globals).guardAndSeal();
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
}
