package org.carillon.vxml.script;

/**
 * An expression or script failed: wrong syntax, an undeclared variable, a thrown value, or a limit passed. The interpreter
 * throws {@code error.semantic} for it (VoiceXML 2.0 section 5.2.6).
 */
public class ScriptException extends Exception {

    public ScriptException(String message) {
        super(message);
    }

    public ScriptException(String message, Throwable cause) {
        super(message, cause);
    }
}
