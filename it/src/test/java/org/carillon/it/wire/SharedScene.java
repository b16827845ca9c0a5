package org.carillon.it.wire;

import org.carillon.it.peers.Dovecot;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one server for all tests of a run, before the first of them; it ends with the run. */
final class SharedScene implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext tests) {
        running(tests);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Scene.class
                || parameter.getParameter().getType() == Dovecot.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Scene.class
                ? running(test).scene()
                : running(test).dovecot();
    }

    private static RunningScene running(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(SharedScene.class)).getOrComputeIfAbsent(RunningScene.class);
    }
}
