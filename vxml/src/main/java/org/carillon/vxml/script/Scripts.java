package org.carillon.vxml.script;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;

/**
 * ECMAScript for all VoiceXML sessions of an engine: the sandbox, its limits, the globals that every session shares and none can
 * change, and the programs compiled so far. Thread-safe; make one and keep it.
 */
public final class Scripts {

    private static final int CACHED_PROGRAMS = 1_000;
    private static final int LONGEST_CACHED_PROGRAM = 16_000;

    private record Program(String text, String source, int line) {}

    private final Sandbox sandbox;
    private final ScriptableObject globals;
    private final XmlPrototypes xmlPrototypes;
    private final Map<Program, Script> compiled = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Program, Script> eldest) {
            return size() > CACHED_PROGRAMS;
        }
    });

    /**
     * @param timeout longest single evaluation
     * @param memoryBytes what a single evaluation may allocate
     */
    public Scripts(Duration timeout, long memoryBytes) {
        this.sandbox = new Sandbox(timeout, memoryBytes);
        try (Context context = new Sandbox(Duration.ofMinutes(1), Long.MAX_VALUE).enterContext()) {
            this.globals = SharedGlobals.create(context);
            this.xmlPrototypes = XmlPrototypes.create(globals);
        }
    }

    /** Variables and values of one more session; cheap. */
    public ScriptSession openSession() {
        return new ScriptSession(this);
    }

    /**
     * Compiles a program without running it.
     *
     * @throws ScriptException if it isn't ECMAScript
     */
    public void check(String program) throws ScriptException {
        evaluate(context -> context.compileString(program, "program", 1, null));
    }

    ScriptableObject globals() {
        return globals;
    }

    XmlPrototypes xmlPrototypes() {
        return xmlPrototypes;
    }

    /** What happens in a context of the sandbox. */
    @FunctionalInterface
    interface Evaluation<T> {
        T in(Context context) throws ScriptException;
    }

    /** Evaluates something within the sandbox and its limits. */
    <T> T evaluate(Evaluation<T> evaluation) throws ScriptException {
        try (Context context = sandbox.enterContext()) {
            return evaluation.in(context);
        } catch (RhinoException e) {
            throw new ScriptException(e.details() + " (" + e.sourceName() + ":" + e.lineNumber() + ")", e);
        } catch (ScriptLimitError e) {
            throw new ScriptException(e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new ScriptException("script nests too deeply", e);
        } catch (OutOfMemoryError e) {
            throw new ScriptException("script uses too much memory", e);
        } catch (IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException
                | IndexOutOfBoundsException e) {
            throw new ScriptException("script can't be run: " + e, e);
        }
    }

    /** The program compiled; must be called within a context of the sandbox. */
    Script compile(Context context, String text, String source, int line) {
        // a template's call site is an object of the session that runs it first
        if (text.length() > LONGEST_CACHED_PROGRAM || text.indexOf('`') >= 0) {
            return context.compileString(text, source, line, null);
        }
        Program program = new Program(text, source, line);
        Script script = compiled.get(program);
        if (script == null) {
            script = context.compileString(text, source, line, null);
            compiled.put(program, script);
        }
        return script;
    }
}
