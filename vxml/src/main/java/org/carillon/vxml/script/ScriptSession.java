package org.carillon.vxml.script;

import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;
import org.w3c.dom.Document;

/**
 * The ECMAScript side of one VoiceXML session: its outermost scope, and its values. A value is a {@code String}, {@code Boolean},
 * {@code Double}, {@code null}, {@link #undefined()}, or an opaque object of this session. Used by one thread at a time.
 */
public final class ScriptSession {

    private static final System.Logger LOG = System.getLogger(ScriptSession.class.getName());

    private final Scripts scripts;
    private final Variables.Outermost variables;
    private final ScriptScope scope;

    ScriptSession(Scripts scripts) {
        this.scripts = scripts;
        this.variables = new Variables.Outermost(scripts.globals());
        this.scope = new ScriptScope(this, new Variables.OfSession(variables));
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
        try {
            return scripts.evaluate(context -> new Conversion(context, variables).fromJava(java));
        } catch (ScriptException e) {
            throw new IllegalArgumentException("no script value: " + java, e);
        }
    }

    /**
     * The other way round: String, Double, Boolean, null (also for undefined and functions), Map and List of those. What is nested
     * more than 50 deep, comes after 10,000 values, or fails to tell its value is null as well.
     */
    public Object toJava(Object value) {
        try {
            return scripts.evaluate(context -> new Conversion(context, variables).toJava(value));
        } catch (ScriptException e) {
            LOG.log(System.Logger.Level.DEBUG, "a value could not be read: {0}", e.getMessage());
            return null;
        }
    }

    /**
     * A read-only ECMAScript view of an XML document (VoiceXML 2.1 section 5 and appendix D), for {@code <data>}. The document must
     * not be changed from then on, nor read by another thread at the same time.
     */
    public Object fromXml(Document document) {
        return new XmlDocumentView(scripts.xmlPrototypes()).of(document);
    }

    /**
     * Sets a property of an object of this session that Java made (a shadow variable, {@code lastresult$}).
     *
     * @throws IllegalStateException if the object doesn't let it be set
     */
    public void put(Object object, String name, Object value) {
        try {
            scripts.evaluate(context -> {
                if (isIndex(name)) {
                    ScriptableObject.putProperty((Scriptable) object, Integer.parseInt(name), value);
                } else {
                    ScriptableObject.putProperty((Scriptable) object, name, value);
                }
                return null;
            });
        } catch (ScriptException e) {
            throw new IllegalStateException(name + " can't be set", e);
        }
    }

    /**
     * A property of an object of this session, or undefined.
     *
     * @throws ScriptException if a getter fails
     */
    public Object get(Object object, String name) throws ScriptException {
        return scripts.evaluate(context -> {
            Object found = isIndex(name)
                    ? ScriptableObject.getProperty((Scriptable) object, Integer.parseInt(name))
                    : ScriptableObject.getProperty((Scriptable) object, name);
            return found == Scriptable.NOT_FOUND ? Undefined.instance : plain(found);
        });
    }

    /** ECMAScript's ToString. */
    public String text(Object value) throws ScriptException {
        return value instanceof Scriptable
                ? scripts.evaluate(context -> ScriptRuntime.toString(value))
                : ScriptRuntime.toString(value);
    }

    /** ECMAScript's ToBoolean. */
    public boolean truthy(Object value) {
        return ScriptRuntime.toBoolean(value);
    }

    private static boolean isIndex(String name) {
        return name.matches("0|[1-9]\\d{0,8}");
    }

    Scripts scripts() {
        return scripts;
    }

    /** Notes which scope's script runs: variables that nobody declared belong there. */
    void enter(Variables running) {
        variables.setRunning(running);
    }

    /** Strings of several pieces become Java's, all numbers Double. */
    static Object plain(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof CharSequence text ? text.toString() : value;
    }
}
