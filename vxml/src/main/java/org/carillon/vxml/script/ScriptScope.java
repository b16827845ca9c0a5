package org.carillon.vxml.script;

import java.util.regex.Pattern;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * One scope of the chain session, application, document, dialog, anonymous (VoiceXML 2.0 section 5.1.2). Names are looked up
 * from the inside out; a named scope is also an object under its name ({@code dialog.city}). Used by one thread at a time.
 */
public final class ScriptScope {

    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";
    private static final Pattern PATH = Pattern.compile(NAME + "(\\." + NAME + ")*");
    private static final Pattern ELEMENT = Pattern.compile(NAME + "(\\." + NAME + "|\\[[^\\[\\]();={}]*\\])*");
    private static final String ASSIGNED = "$assigned";

    private final ScriptSession session;
    private final ScriptScope parent;
    private final String name;
    private final Variables variables;

    /** The outermost scope. */
    ScriptScope(ScriptSession session, Variables sessionVariables) {
        this(session, null, "session", sessionVariables);
    }

    private ScriptScope(ScriptSession session, ScriptScope parent, String name, Variables variables) {
        this.session = session;
        this.parent = parent;
        this.name = name;
        this.variables = variables;
        if (name != null) {
            variables.declare(name, variables);
        }
    }

    /**
     * A new scope inside this one.
     *
     * @param childName what scripts call it ({@code application}, {@code document}, {@code dialog}), or null for an anonymous one
     */
    public ScriptScope child(String childName) {
        return new ScriptScope(session, this, childName, new Variables(variables));
    }

    /** The scope around this one, or null. */
    public ScriptScope parent() {
        return parent;
    }

    /** What scripts call it, or null. */
    public String name() {
        return name;
    }

    public ScriptSession session() {
        return session;
    }

    /** The scope as a script value, for a second name of it ({@code application} in a root document). */
    public Object asObject() {
        return variables;
    }

    /**
     * Declares a variable in this very scope (or gives the one there a new value), as {@code <var>} does. In the session scope, the
     * value is read-only from then on, with all that is in it.
     */
    public void declare(String variable, Object value) {
        if (parent == null) {
            seal(value);
        }
        variables.declare(variable, value);
    }

    private static void seal(Object value) {
        if (value instanceof ScriptableObject object && !object.isSealed()) {
            object.sealObject();
            for (Object id : object.getIds()) {
                seal(object.get(id));
            }
        }
    }

    /** Whether this very scope has the variable. */
    public boolean declares(String variable) {
        return variables.has(variable, variables);
    }

    /** The value of a variable of this very scope, or undefined. */
    public Object get(String variable) {
        Object value = variables.get(variable, variables);
        return value == Scriptable.NOT_FOUND ? ScriptSession.undefined() : ScriptSession.plain(value);
    }

    /**
     * Assigns, as {@code <assign>} does.
     *
     * @param target a variable ({@code city}), a qualified one ({@code document.city}), or a property of either ({@code a.b[0]})
     * @throws ScriptException if the variable was never declared, is read-only, or the target isn't one
     */
    public void assign(String target, Object value) throws ScriptException {
        String path = target.strip();
        if (PATH.matcher(path).matches()) {
            assignPath(path.split("\\."), path, value);
        } else if (ELEMENT.matcher(path).matches()) {
            ScriptScope inner = child(null);
            inner.declare(ASSIGNED, value);
            inner.run(path + " = " + ASSIGNED, "assign", 1);
        } else {
            throw new ScriptException("not a variable: " + target);
        }
    }

    private void assignPath(String[] names, String path, Object value) throws ScriptException {
        ScriptScope owner = this;
        while (owner != null && !owner.declares(names[0])) {
            owner = owner.parent;
        }
        if (owner == null) {
            throw new ScriptException("variable " + names[0] + " is not declared");
        }
        Scriptable start = owner.variables;
        session.scripts().evaluate(context -> {
            Scriptable object = start;
            for (int i = 0; i < names.length - 1; i++) {
                Object next = ScriptableObject.getProperty(object, names[i]);
                if (!(next instanceof Scriptable)) {
                    throw new ScriptException(names[i] + " is not an object, in " + path);
                }
                object = (Scriptable) next;
            }
            assignProperty(object, names[names.length - 1], path, value);
            return null;
        });
    }

    private static void assignProperty(Scriptable object, String property, String path, Object value)
            throws ScriptException {
        if (object instanceof Variables && !object.has(property, object)) {
            throw new ScriptException("variable " + path + " is not declared");
        }
        ScriptableObject.putProperty(object, property, value);
    }

    /**
     * The value of an expression.
     *
     * @throws ScriptException if it can't be evaluated
     */
    public Object evaluate(String expression) throws ScriptException {
        return run("(" + expression + "\n)", "expression", 1);
    }

    /** An expression's value turned into a Boolean ({@code cond}). */
    public boolean truthy(String expression) throws ScriptException {
        return session.truthy(evaluate(expression));
    }

    /** An expression's value turned into text ({@code <value>}). */
    public String text(String expression) throws ScriptException {
        return session.text(evaluate(expression));
    }

    /**
     * Runs a program, as {@code <script>} does: its variables and functions are declared in this scope.
     *
     * @param source where the program comes from, for messages
     * @param line its first line there, from 1
     * @return the program's completion value
     */
    public Object run(String program, String source, int line) throws ScriptException {
        session.enter(variables);
        try {
            return session.scripts()
                    .evaluate(context -> ScriptSession.plain(session.scripts()
                            .compile(context, program, source, line)
                            .exec(context, variables, variables)));
        } finally {
            session.enter(null);
        }
    }
}
