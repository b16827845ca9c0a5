package org.carillon.vxml.script;

import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The variables of one scope, as scripts see them. */
class Variables extends ScriptableObject {

    Variables(Scriptable enclosing) {
        setParentScope(enclosing);
    }

    @Override
    public String getClassName() {
        return "Object";
    }

    void declare(String name, Object value) {
        super.put(name, this, value);
    }

    /** Those of the session: scripts may only read them (VoiceXML 2.0 section 5.1.2). */
    static final class OfSession extends Variables {

        OfSession(Scriptable enclosing) {
            super(enclosing);
        }

        @Override
        public void put(String name, Scriptable start, Object value) {
            throw readOnly(name);
        }

        @Override
        public void put(int index, Scriptable start, Object value) {
            throw readOnly(String.valueOf(index));
        }

        @Override
        public void delete(String name) {
            throw readOnly(name);
        }

        private static EcmaError readOnly(String name) {
            return ScriptRuntime.typeError("session variables are read-only: " + name);
        }
    }

    /**
     * Around all scopes: has the built-in objects. A variable that was never declared would come here; it goes to the scope whose
     * script is running.
     */
    static final class Outermost extends Variables {

        private Variables running;

        Outermost(Scriptable globals) {
            super(null);
            setPrototype(globals);
        }

        void setRunning(Variables scope) {
            running = scope;
        }

        @Override
        public void put(String name, Scriptable start, Object value) {
            if (running == null) {
                throw ScriptRuntime.typeError("not declared: " + name);
            }
            running.put(name, running, value);
        }
    }
}
