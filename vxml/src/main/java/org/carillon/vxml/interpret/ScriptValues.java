package org.carillon.vxml.interpret;

import org.carillon.vxml.script.ScriptSession;

/** Kinds of script values. */
final class ScriptValues {

    private ScriptValues() {}

    /** Neither a primitive value nor undefined. */
    static boolean isObject(Object value) {
        return value != null
                && !ScriptSession.isUndefined(value)
                && !(value instanceof CharSequence)
                && !(value instanceof Number)
                && !(value instanceof Boolean);
    }
}
