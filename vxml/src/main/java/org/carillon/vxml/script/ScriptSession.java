package org.carillon.vxml.script;

import java.util.List;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;
import org.w3c.dom.Document;

/**
 * The ECMAScript side of one VoiceXML session: its outermost scope, and its values. A value is a {@code String}, {@code Boolean},
 * {@code Number}, {@code null}, {@link #undefined()}, or an opaque object of this session. Used by one thread at a time.
 */
public final class ScriptSession {

    private final Scripts scripts;
    private final ScriptScope scope;

    ScriptSession(Scripts scripts) {
        this.scripts = scripts;
        this.scope = new ScriptScope(this, null, "session");
    }

    /** The {@code session} scope, outermost of the chain. Applications can read it, only Java declares in it. */
    public ScriptScope scope() {
        return scope;
    }

    /** ECMAScript's {@code undefined}. */
    public static Object undefined() {
        return Undefined.instance;
    }

    /** Whether a value is {@code undefined}: how the interpreter knows a form item that isn't filled. */
    public static boolean isUndefined(Object value) {
        return Undefined.isUndefined(value);
    }

    /**
     * A value made of Java's: Map becomes an object (in its order), List an array, Number, String, Boolean and null themselves;
     * values of this session stay what they are, at any depth.
     */
    public Object fromJava(Object java) {
        Context context = Context.enter();
        try {
            if (java instanceof Map<?, ?> map) {
                NativeObject object = new NativeObject();
                map.forEach((name, value) -> object.put(name.toString(), object, fromJava(value)));
                return object;
            }
            if (java instanceof List<?> list) {
                return new NativeArray(list.stream().map(this::fromJava).toArray());
            }
            return java;
        } finally {
            Context.exit();
        }
    }

    /**
     * The other way round: String, Double, Boolean, null (also for undefined), Map and List of those. Functions become null,
     * what is nested too deeply or refers to itself its text.
     */
    public Object toJava(Object value) {
        return value;
    }

    /** A fixed, read-only ECMAScript view of an XML document (VoiceXML 2.1 section 5 and appendix D), for {@code <data>}. */
    public Object fromXml(Document document) {
        return Undefined.instance;
    }

    /** Sets a property of an object of this session (a shadow variable, {@code lastresult$}). */
    public void put(Object object, String name, Object value) {
        ScriptableObject.putProperty((Scriptable) object, name, value);
    }

    /** A property of an object of this session, or undefined. */
    public Object get(Object object, String name) {
        Object found = ScriptableObject.getProperty((Scriptable) object, name);
        return found == Scriptable.NOT_FOUND ? Undefined.instance : found;
    }

    /** ECMAScript's ToString. */
    public String text(Object value) throws ScriptException {
        return ScriptRuntime.toString(value);
    }

    /** ECMAScript's ToBoolean. */
    public boolean truthy(Object value) {
        return ScriptRuntime.toBoolean(value);
    }

    Scripts scripts() {
        return scripts;
    }
}
