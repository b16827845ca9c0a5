package org.carillon.vxml.script;

import java.util.List;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Evaluator;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Node;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.ScriptNode;

/**
 * Compiles for the interpreter, after putting the result of every addition through {@link #CHECK}, and a call of it before every
 * function. Rhino adds strings lazily: {@code s += s}, thirty times, costs nothing until somebody looks at the gigabyte.
 */
final class CheckingCompiler implements Evaluator {

    /** Global function that looks at the budget and hands its argument back. No script can write this name. */
    static final String CHECK = "check budget";

    private final Evaluator interpreter;

    CheckingCompiler(Evaluator interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public Object compile(CompilerEnvirons environs, ScriptNode tree, String source, boolean returnFunction) {
        checkScript(tree);
        return interpreter.compile(environs, tree, source, returnFunction);
    }

    private static void checkScript(ScriptNode script) {
        checkAdditionsIn(script);
        if (script instanceof FunctionNode function) {
            beginWithCheck(function);
        }
        for (int i = 0; i < script.getFunctionCount(); i++) {
            checkScript(script.getFunctionNode(i));
        }
    }

    /** Rhino looks at the budget where code jumps back; a function that built-in ones call over and over may not jump. */
    private static void beginWithCheck(FunctionNode function) {
        Node body = function.getLastChild();
        Node call = new Node(Token.CALL, Node.newString(Token.NAME, CHECK));
        call.setLineColumnNumber(function.getLineno(), function.getColumn());
        body.addChildToFront(new Node(Token.EXPR_VOID, call));
    }

    private static void checkAdditionsIn(Node node) {
        if (node.getProp(Node.OBJECT_IDS_PROP) instanceof Object[] keys) {
            checkComputedKeys(keys);
        }
        Node child = node.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            checkAdditionsIn(child);
            if (child.getType() == Token.BIGINT) {
                throw new EvaluatorException("BigInt is not supported");
            }
            if (mayGrowString(child)) {
                putThroughCheck(node, child);
            }
            child = next;
        }
    }

    private static void checkComputedKeys(Object[] keys) {
        for (Object key : keys) {
            if (key instanceof Node node && node.getType() == Token.COMPUTED_PROPERTY) {
                checkAdditionsIn(node);
            }
        }
    }

    private static boolean mayGrowString(Node node) {
        return switch (node.getType()) {
            case Token.ADD, Token.STRING_CONCAT -> node.getFirstChild().getType() != Token.USE_STACK;
                // a.b += c: the addition takes its left side from the stack, so the whole assignment is looked at
            case Token.SETPROP_OP, Token.SETELEM_OP, Token.SET_REF_OP -> node.getLastChild()
                            .getType()
                    == Token.ADD;
            default -> false;
        };
    }

    private static void putThroughCheck(Node parent, Node addition) {
        Node call = new Node(Token.CALL, Node.newString(Token.NAME, CHECK));
        call.setLineColumnNumber(addition.getLineno(), addition.getColumn());
        parent.replaceChild(addition, call);
        call.addChildToBack(addition);
    }

    @Override
    public Function createFunctionObject(Context context, Scriptable scope, Object code, Object securityDomain) {
        return interpreter.createFunctionObject(context, scope, code, securityDomain);
    }

    @Override
    public Script createScriptObject(Object code, Object securityDomain) {
        return interpreter.createScriptObject(code, securityDomain);
    }

    @Override
    public void captureStackInfo(RhinoException exception) {
        interpreter.captureStackInfo(exception);
    }

    @Override
    public String getSourcePositionFromStack(Context context, int[] line) {
        return interpreter.getSourcePositionFromStack(context, line);
    }

    @Override
    public String getPatchedStack(RhinoException exception, String nativeStackTrace) {
        return interpreter.getPatchedStack(exception, nativeStackTrace);
    }

    @Override
    public List<String> getScriptStack(RhinoException exception) {
        return interpreter.getScriptStack(exception);
    }

    @Override
    public void setEvalScriptFlag(Script script) {
        interpreter.setEvalScriptFlag(script);
    }
}
