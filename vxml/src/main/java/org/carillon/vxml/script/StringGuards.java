package org.carillon.vxml.script;

import java.util.Arrays;
import org.mozilla.javascript.AbstractEcmaStringOperations;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SerializableCallable;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.Undefined;
import org.mozilla.javascript.regexp.NativeRegExp;

/** Keeps built-in string functions from making strings without end, and from searching without end. */
final class StringGuards {

    private StringGuards() {}

    static void install(ScriptableObject globals) {
        Guard strings = Guard.ofPrototype(globals, "String");
        strings.replace("repeat", StringGuards::repeat);
        strings.replace("concat", StringGuards::concat);
        strings.replace("padStart", StringGuards::pad);
        strings.replace("padEnd", StringGuards::pad);
        for (String search : new String[] {"indexOf", "lastIndexOf", "includes", "split"}) {
            strings.replace(search, StringGuards::search);
        }
        strings.replace("replace", StringGuards::replace);
        strings.replace("replaceAll", StringGuards::replace);
        Guard expressions = Guard.ofPrototype(globals, "RegExp");
        expressions.symbol(SymbolKey.REPLACE, (context, scope, self, arguments, original) -> {
            String text = text(arguments, 0);
            return original.call(
                    context, scope, self, new Object[] {text, replacer(context, scope, text, argument(arguments, 1))});
        });
    }

    private static Object repeat(
            Context context, Scriptable scope, Scriptable self, Object[] arguments, Callable original) {
        Scriptable text = toStringObject(context, scope, self);
        double times = ScriptRuntime.toInteger(argument(arguments, 0));
        Sandbox.budget().checkStringLength((long) (times * length(text)));
        return original.call(context, scope, text, new Object[] {times});
    }

    private static Object concat(
            Context context, Scriptable scope, Scriptable self, Object[] arguments, Callable original) {
        Scriptable text = toStringObject(context, scope, self);
        Object[] parts = new Object[arguments.length];
        long sum = length(text);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = text(arguments, i);
            sum += ((String) parts[i]).length();
            Sandbox.budget().checkStringLength(sum);
        }
        return original.call(context, scope, text, parts);
    }

    private static Object pad(
            Context context, Scriptable scope, Scriptable self, Object[] arguments, Callable original) {
        double length = ScriptRuntime.toInteger(argument(arguments, 0));
        Sandbox.budget().checkStringLength((long) length);
        Object filler = argument(arguments, 1);
        return original.call(context, scope, self, new Object[] {length, filler});
    }

    /** Java compares at every position: the steps are the product of both lengths. */
    private static Object search(
            Context context, Scriptable scope, Scriptable self, Object[] arguments, Callable original) {
        Scriptable text = toStringObject(context, scope, self);
        Object[] checked = arguments.clone();
        if (checked.length > 0 && !(checked[0] instanceof Scriptable)) {
            checked[0] = checkedPattern(text, checked[0]);
        } else if (checked.length > 0 && !(checked[0] instanceof NativeRegExp)) {
            checked[0] = checkedPattern(text, ScriptRuntime.toString(checked[0]));
        }
        return original.call(context, scope, text, checked);
    }

    private static Object replace(
            Context context, Scriptable scope, Scriptable self, Object[] arguments, Callable original) {
        Scriptable text = toStringObject(context, scope, self);
        Object pattern = argument(arguments, 0);
        if (!(pattern instanceof Scriptable)) {
            pattern = checkedPattern(text, pattern);
        }
        Object replacer = replacer(context, scope, ScriptRuntime.toString(text), argument(arguments, 1));
        return original.call(context, scope, text, new Object[] {pattern, replacer});
    }

    private static Object checkedPattern(Scriptable text, Object pattern) {
        if (pattern instanceof CharSequence characters) {
            Sandbox.budget().checkSteps((long) length(text) * characters.length());
        }
        return pattern;
    }

    /** A replacement function instead of any replacement: it adds up what it has given. */
    private static Object replacer(Context context, Scriptable scope, String text, Object replacement) {
        if (replacement instanceof Callable function) {
            return summing(
                    scope,
                    (cx, sc, self, arguments) -> ScriptRuntime.toString(function.call(
                            cx, sc, ScriptRuntime.getApplyOrCallThis(cx, sc, null, 0, function), arguments)));
        }
        String template = ScriptRuntime.toString(replacement);
        long references = template.chars().filter(c -> c == '$').count();
        Sandbox.budget().checkStringLength(template.length() + references * text.length());
        long length = template.length();
        Sandbox.budget().checkSteps(references == 0 ? 0 : length * length); // Rhino copies the rest of it at every step
        return summing(
                scope,
                (cx, sc, self, arguments) -> references == 0 ? template : substituted(cx, sc, template, arguments));
    }

    private static Object summing(Scriptable scope, SerializableCallable replacement) {
        long[] sum = new long[1];
        return new LambdaFunction(ScriptableObject.getTopLevelScope(scope), "", 0, null, (cx, sc, self, arguments) -> {
            String replaced = (String) replacement.call(cx, sc, self, arguments);
            sum[0] += replaced.length();
            Sandbox.budget().check();
            Sandbox.budget().checkStringLength(sum[0]);
            return replaced;
        });
    }

    /**
     * ECMAScript's GetSubstitution.
     *
     * @param arguments of a replacement function: match, groups, position, text, and perhaps the named groups
     */
    private static String substituted(Context context, Scriptable scope, String template, Object[] arguments) {
        boolean named = arguments[arguments.length - 1] instanceof Scriptable;
        int position = arguments.length - (named ? 3 : 2);
        NativeArray groups = (NativeArray) context.newArray(scope, Arrays.copyOfRange(arguments, 1, position));
        return AbstractEcmaStringOperations.getSubstitution(
                context,
                scope,
                ScriptRuntime.toString(arguments[0]),
                ScriptRuntime.toString(arguments[position + 1]),
                (int) ScriptRuntime.toInteger(arguments[position]),
                groups,
                named ? arguments[position + 2] : Undefined.SCRIPTABLE_UNDEFINED,
                template);
    }

    private static Scriptable toStringObject(Context context, Scriptable scope, Scriptable self) {
        if (self == null || Undefined.isUndefined(self)) {
            return self;
        }
        return ScriptRuntime.toObject(context, scope, ScriptRuntime.toString(self));
    }

    private static int length(Scriptable text) {
        return text == null || Undefined.isUndefined(text)
                ? 0
                : ScriptRuntime.toString(text).length();
    }

    static Object argument(Object[] arguments, int index) {
        return index < arguments.length ? arguments[index] : Undefined.instance;
    }

    private static String text(Object[] arguments, int index) {
        return ScriptRuntime.toString(argument(arguments, index));
    }
}
