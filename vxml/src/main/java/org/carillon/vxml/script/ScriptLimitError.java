package org.carillon.vxml.script;

/**
 * A script passed one of its limits. An Error, because Rhino lets neither {@code catch} nor {@code finally} of a script see one.
 * It never leaves this package.
 */
final class ScriptLimitError extends Error {

    ScriptLimitError(String message) {
        super(message, null, false, false);
    }
}
