package org.carillon.vxml.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.Undefined;

/** Values of Java to values of a session and back. Used once, within a context. */
final class Conversion {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_VALUES = 10_000;

    private final Context context;
    private final Scriptable topLevel;
    private int values;

    Conversion(Context context, Scriptable topLevel) {
        this.context = context;
        this.topLevel = topLevel;
    }

    Object fromJava(Object java) {
        if (java instanceof Map<?, ?> map) {
            Scriptable object = context.newObject(topLevel);
            map.forEach((name, value) -> object.put(name.toString(), object, fromJava(value)));
            return object;
        }
        if (java instanceof List<?> list) {
            return context.newArray(topLevel, list.stream().map(this::fromJava).toArray());
        }
        if (java instanceof Number number) {
            return number.doubleValue();
        }
        if (java == null
                || java instanceof String
                || java instanceof Boolean
                || java instanceof Scriptable
                || Undefined.isUndefined(java)) {
            return java;
        }
        throw new IllegalArgumentException("no script value: " + java.getClass());
    }

    Object toJava(Object value) {
        return toJava(value, 0);
    }

    private Object toJava(Object value, int depth) {
        if (++values > MAX_VALUES || depth > MAX_DEPTH) {
            return null;
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean) {
            return value;
        }
        if (!(value instanceof Scriptable object)
                || Undefined.isUndefined(value)
                || value instanceof Callable
                || value instanceof Symbol) {
            return null;
        }
        return switch (object.getClassName()) {
            case "Array" -> list((NativeArray) object, depth);
            case "String", "Date", "RegExp", "Error" -> ScriptRuntime.toString(object);
            case "Number" -> ScriptRuntime.toNumber(object);
            case "Boolean" -> ScriptRuntime.toBoolean(ScriptRuntime.toPrimitive(object));
            default -> map(object, depth);
        };
    }

    private List<Object> list(NativeArray array, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < array.getLength() && values < MAX_VALUES; i++) {
            list.add(toJava(ScriptableObject.getProperty(array, i), depth + 1));
        }
        return list;
    }

    private Map<String, Object> map(Scriptable object, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Object id : object.getIds()) {
            if (id instanceof String name) {
                map.put(name, toJava(ScriptableObject.getProperty(object, name), depth + 1));
            } else if (id instanceof Integer index) {
                map.put(index.toString(), toJava(ScriptableObject.getProperty(object, index), depth + 1));
            }
        }
        return map;
    }
}
