package org.carillon.vxml.script;

import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.SerializableCallable;

/** A built-in function, with a look at the budget before it. */
final class GuardedFunction extends LambdaFunction {

    GuardedFunction(Scriptable globals, String name, int length, SerializableCallable guarded) {
        super(globals, name, length, null, (context, scope, self, arguments) -> {
            Sandbox.budget().check();
            return guarded.call(context, scope, self, arguments);
        });
    }
}
