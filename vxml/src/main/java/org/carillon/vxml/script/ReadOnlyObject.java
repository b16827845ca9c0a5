package org.carillon.vxml.script;

import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Symbol;

/** An object that scripts can't change. */
abstract class ReadOnlyObject extends ScriptableObject {

    @Override
    public void put(String name, Scriptable start, Object value) {
        throw readOnly(name);
    }

    @Override
    public void put(int index, Scriptable start, Object value) {
        throw readOnly(String.valueOf(index));
    }

    @Override
    public void put(Symbol key, Scriptable start, Object value) {
        throw readOnly(key.toString());
    }

    @Override
    public void delete(String name) {
        throw readOnly(name);
    }

    @Override
    public void delete(int index) {
        throw readOnly(String.valueOf(index));
    }

    private static EcmaError readOnly(String name) {
        return ScriptRuntime.typeError(name + " is read-only");
    }
}
