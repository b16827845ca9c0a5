package org.carillon.vxml.script;

import java.time.Duration;
import java.util.function.Consumer;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.ErrorReporter;
import org.mozilla.javascript.Evaluator;
import org.mozilla.javascript.Interpreter;
import org.mozilla.javascript.Scriptable;

/**
 * Makes Rhino contexts that interpret, never compile to byte code; see no Java class; and keep to a budget. Each evaluation gets a
 * context of its own, because a context remembers ({@code RegExp.$1}).
 */
final class Sandbox extends ContextFactory {

    /** Instructions between two looks at the budget; a call counts as 100. */
    private static final int INSTRUCTIONS_BETWEEN_CHECKS = 100;

    /** Calls within calls; without a limit endless recursion ends in an OutOfMemoryError, after a minute. */
    private static final int MAX_STACK_DEPTH = 1_000;

    private final Duration timeout;
    private final long memoryBytes;

    Sandbox(Duration timeout, long memoryBytes) {
        this.timeout = timeout;
        this.memoryBytes = memoryBytes;
    }

    /** The budget of what runs on this thread. */
    static Budget budget() {
        return ((SandboxContext) Context.getCurrentContext()).budget;
    }

    @Override
    protected Context makeContext() {
        SandboxContext context = new SandboxContext(this, new Budget(timeout, memoryBytes));
        context.setLanguageVersion(Context.VERSION_ES6);
        context.setInterpretedMode(true);
        context.setMaximumInterpreterStackDepth(MAX_STACK_DEPTH);
        context.setInstructionObserverThreshold(INSTRUCTIONS_BETWEEN_CHECKS);
        context.setClassShutter(className -> false);
        context.setGeneratingDebug(false);
        return context;
    }

    @Override
    protected boolean hasFeature(Context context, int feature) {
        return switch (feature) {
            case Context.FEATURE_PARENT_PROTO_PROPERTIES,
                    Context.FEATURE_E4X,
                    Context.FEATURE_ENHANCED_JAVA_ACCESS,
                    Context.FEATURE_DYNAMIC_SCOPE -> false;
            default -> super.hasFeature(context, feature);
        };
    }

    @Override
    protected void observeInstructionCount(Context context, int instructions) {
        ((SandboxContext) context).budget.check();
    }

    private static final class SandboxContext extends Context {

        private final Budget budget;

        SandboxContext(ContextFactory factory, Budget budget) {
            super(factory);
            this.budget = budget;
        }

        /** The one way from source to code, also for eval and Function. */
        @Override
        protected Object compileImpl(
                Scriptable scope,
                String source,
                String sourceName,
                int line,
                Object securityDomain,
                boolean returnFunction,
                Evaluator compiler,
                ErrorReporter errorReporter,
                Consumer<CompilerEnvirons> environs) {
            return super.compileImpl(
                    scope,
                    source,
                    sourceName,
                    line,
                    securityDomain,
                    returnFunction,
                    new CheckingCompiler(new Interpreter()),
                    errorReporter,
                    environs);
        }
    }
}
