package org.carillon.vxml.script;

import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.Undefined;

/** Keeps built-in array functions from long ways through arrays, real or alleged ({@code length: 1e15}). */
final class ArrayGuards {

    private ArrayGuards() {}

    static void install(ScriptableObject globals) {
        Guard arrays = Guard.ofPrototype(globals, "Array");
        arrays.all(ArrayGuards::checkSelf);
        arrays.symbol(SymbolKey.ITERATOR, ArrayGuards::checkSelf);
        for (String text : new String[] {"join", "toString", "toLocaleString"}) {
            arrays.function(text, ArrayGuards::checkText);
        }
        arrays.function("concat", ArrayGuards::checkParts);
        arrays.function("flat", (budget, self, arguments) -> checkNested(budget, self, 0));
        arrays.replace("sort", ArrayGuards::sort);
        Guard.ofGlobal(globals, "Array").function("from", (budget, self, arguments) -> {
            Object source = StringGuards.argument(arguments, 0);
            if (source instanceof ScriptableObject object
                    && !ScriptableObject.hasProperty(object, SymbolKey.ITERATOR)) {
                budget.checkArrayLength(length(object));
            }
        });
    }

    private static void checkSelf(Budget budget, Object self, Object[] arguments) {
        budget.checkArrayLength(length(self));
    }

    /**
     * The length of what is used like an array. It has to be a plain value: one that is worked out could be another one the next
     * time.
     */
    static double length(Object array) {
        if (!(array instanceof Scriptable object) || Undefined.isUndefined(array)) {
            return 0;
        }
        if (!(object instanceof NativeArray)) {
            requirePlainLength(object);
        }
        Object length = ScriptableObject.getProperty(object, "length");
        return length == Scriptable.NOT_FOUND ? 0 : ScriptRuntime.toNumber(length);
    }

    private static void requirePlainLength(Scriptable object) {
        Scriptable owner = object;
        while (owner != null && !owner.has("length", owner)) {
            owner = owner.getPrototype();
        }
        boolean accessor = owner instanceof ScriptableObject holder
                && holder.getGetterOrSetter("length", 0, holder, false) instanceof Callable
                && !holder.isSealed();
        if (accessor || owner != null && owner.get("length", object) instanceof Scriptable) {
            throw ScriptRuntime.typeError("length is not a plain number");
        }
    }

    /** What is joined must not be too long; objects among the elements come here with a check of their own. */
    private static void checkText(Budget budget, Object self, Object[] arguments) {
        double length = length(self);
        budget.checkArrayLength(length);
        Object separator = StringGuards.argument(arguments, 0);
        long sum = (long) length
                * (Undefined.isUndefined(separator)
                        ? 1
                        : ScriptRuntime.toString(separator).length());
        budget.checkStringLength(sum);
        for (int i = 0; i < length; i++) {
            Object element = ScriptableObject.getProperty((Scriptable) self, i);
            if (element instanceof CharSequence text) {
                sum += text.length();
                budget.checkStringLength(sum);
            }
        }
    }

    private static void checkParts(Budget budget, Object self, Object[] arguments) {
        double sum = length(self);
        for (Object part : arguments) {
            sum += part instanceof Scriptable ? length(part) : 1;
        }
        budget.checkArrayLength(sum);
    }

    /** Counts the elements of arrays in arrays, those that are in several places several times. */
    private static long checkNested(Budget budget, Object self, long before) {
        double length = length(self);
        budget.checkArrayLength(before + length);
        long count = before;
        for (int i = 0; i < length; i++) {
            count++;
            if (ScriptableObject.getProperty((Scriptable) self, i) instanceof NativeArray nested) {
                count = checkNested(budget, nested, count);
            }
        }
        budget.checkArrayLength(count);
        return count;
    }

    /** Elements are compared as strings unless there is a function for it; that may take long. */
    private static Object sort(
            Context context, Scriptable scope, Scriptable self, Object[] arguments, Callable original) {
        checkSelf(Sandbox.budget(), self, arguments);
        if (StringGuards.argument(arguments, 0) instanceof Callable) {
            return original.call(context, scope, self, arguments);
        }
        Object comparison =
                new LambdaFunction(ScriptableObject.getTopLevelScope(scope), "", 2, null, (cx, sc, any, pair) -> {
                    Sandbox.budget().check();
                    return ScriptRuntime.toString(pair[0]).compareTo(ScriptRuntime.toString(pair[1]));
                });
        return original.call(context, scope, self, new Object[] {comparison});
    }
}
