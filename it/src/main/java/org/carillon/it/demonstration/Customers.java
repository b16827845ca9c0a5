package org.carillon.it.demonstration;

import org.carillon.it.phone.Callee;
import org.carillon.it.scene.Scene;

/** Those whom the test phone answers for. */
final class Customers {

    static final String WILLING = "+15550100";
    static final String BUSY = "+15550101";
    static final String UNWILLING = "+15550102";
    static final String ABSENT = "+15550103";

    private Customers() {}

    static void enter(Scene scene) {
        scene.customer(WILLING).does(callee -> callee.answersAfter(2_000)
                .takesSilenceForEnd(1_000)
                .pressesAfterPrompt("2")
                .pressesAfterPrompt("4711"));
        scene.customer(BUSY).does(Callee::isBusy);
        scene.customer(UNWILLING).does(Callee::declines);
        scene.customer(ABSENT).does(Callee::ringsForEver);
    }
}
