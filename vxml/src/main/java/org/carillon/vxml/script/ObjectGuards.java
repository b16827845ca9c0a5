package org.carillon.vxml.script;

import java.util.HashSet;
import java.util.Set;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** Guards of JSON, Function and Object. */
final class ObjectGuards {

    /** Arguments of one call. */
    private static final int MAX_ARGUMENTS = 10_000;

    private ObjectGuards() {}

    static void install(ScriptableObject globals) {
        Guard.ofGlobal(globals, "JSON").replace("stringify", ObjectGuards::stringify);
        Guard.ofPrototype(globals, "Function").function("apply", (budget, self, arguments) -> {
            if (ArrayGuards.length(StringGuards.argument(arguments, 1)) > MAX_ARGUMENTS) {
                throw ScriptRuntime.rangeError("more arguments than " + MAX_ARGUMENTS);
            }
        });
        Guard objects = Guard.ofGlobal(globals, "Object");
        for (String change : new String[] {"freeze", "seal", "preventExtensions"}) {
            objects.replace(change, ObjectGuards::unlessShared);
        }
    }

    /** What all sessions share is sealed; another seal could be seen by all of them. */
    private static Object unlessShared(
            Context context, Scriptable scope, Scriptable self, Object[] arguments, Callable original) {
        boolean shared = StringGuards.argument(arguments, 0) instanceof ScriptableObject object && object.isSealed();
        return shared ? arguments[0] : original.call(context, scope, self, arguments);
    }

    /** With a replacer function that sees every value and adds up their lengths. */
    private static Object stringify(
            Context context, Scriptable scope, Scriptable self, Object[] arguments, Callable original) {
        Object replacer = StringGuards.argument(arguments, 1);
        Set<String> wanted = replacer instanceof NativeArray list ? names(list) : null;
        long[] sum = new long[1];
        Object counting =
                new LambdaFunction(ScriptableObject.getTopLevelScope(scope), "", 2, null, (cx, sc, holder, pair) -> {
                    Object value = replaced(cx, sc, holder, pair, replacer, wanted);
                    sum[0] += 2L + ScriptRuntime.toString(pair[0]).length();
                    sum[0] += value instanceof CharSequence text ? text.length() : 0;
                    Sandbox.budget().check();
                    Sandbox.budget().checkStringLength(sum[0]);
                    return value;
                });
        Object value = StringGuards.argument(arguments, 0);
        return original.call(context, scope, self, new Object[] {value, counting, StringGuards.argument(arguments, 2)});
    }

    private static Object replaced(
            Context context, Scriptable scope, Scriptable holder, Object[] pair, Object replacer, Set<String> wanted) {
        if (replacer instanceof Callable function) {
            return function.call(context, scope, holder, pair);
        }
        String key = ScriptRuntime.toString(pair[0]);
        boolean left = wanted == null || key.isEmpty() || holder instanceof NativeArray || wanted.contains(key);
        return left ? pair[1] : Undefined.instance;
    }

    private static Set<String> names(NativeArray list) {
        Sandbox.budget().checkArrayLength(list.getLength());
        Set<String> names = new HashSet<>();
        for (Object index : list.getIds()) {
            names.add(ScriptRuntime.toString(list.get(index)));
        }
        return names;
    }
}
