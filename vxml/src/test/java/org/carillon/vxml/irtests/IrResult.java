package org.carillon.vxml.irtests;

/**
 * What came of a test.
 *
 * @param verdict the verdict
 * @param detail why, if there is something to say
 */
public record IrResult(Verdict verdict, String detail) {

    /** How it ended. */
    public enum Verdict {
        PASSED,
        FAILED,
        SKIPPED
    }

    static IrResult passed() {
        return new IrResult(Verdict.PASSED, "");
    }

    static IrResult failed(String why) {
        return new IrResult(Verdict.FAILED, why);
    }
}
