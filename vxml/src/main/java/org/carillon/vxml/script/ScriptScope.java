package org.carillon.vxml.script;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;

/**
 * One scope of the chain session, application, document, dialog, anonymous (VoiceXML 2.0 section 5.1.2). Names are looked up
 * from the inside out; a named scope is also an object under its name ({@code dialog.city}). Used by one thread at a time.
 */
public final class ScriptScope {

    private final ScriptSession session;
    private final ScriptScope parent;
    private final String name;
    private final Scriptable variables = new NativeObject();

    ScriptScope(ScriptSession session, ScriptScope parent, String name) {
        this.session = session;
        this.parent = parent;
        this.name = name;
        if (parent != null) {
            variables.setParentScope(parent.variables);
        } else {
            Context context = Context.enter();
            try {
                variables.setPrototype(context.initSafeStandardObjects());
            } finally {
                Context.exit();
            }
        }
        if (name != null) {
            variables.put(name, variables, variables);
        }
    }

    /**
     * A new scope inside this one.
     *
     * @param childName what scripts call it ({@code application}, {@code document}, {@code dialog}), or null for an anonymous one
     */
    public ScriptScope child(String childName) {
        return new ScriptScope(session, this, childName);
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

    /** Declares a variable in this very scope (or gives the one there a new value), as {@code <var>} does. */
    public void declare(String variable, Object value) {
        variables.put(variable, variables, value);
    }

    /** Whether this very scope has the variable. */
    public boolean declares(String variable) {
        return variables.has(variable, variables);
    }

    /** The value of a variable of this very scope, or undefined. */
    public Object get(String variable) {
        return session.get(variables, variable);
    }

    /**
     * Assigns, as {@code <assign>} does.
     *
     * @param target a variable ({@code city}), a qualified one ({@code document.city}), or a property of either ({@code a.b.c})
     * @throws ScriptException if the variable was never declared, is read-only, or the target isn't one
     */
    public void assign(String target, Object value) throws ScriptException {
        variables.put(target, variables, value);
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
        Context context = Context.enter();
        try {
            context.setInterpretedMode(true);
            context.setLanguageVersion(Context.VERSION_ES6);
            return context.evaluateString(variables, program, source, line, null);
        } catch (RhinoException e) {
            throw new ScriptException(e.getMessage(), e);
        } finally {
            Context.exit();
        }
    }
}
