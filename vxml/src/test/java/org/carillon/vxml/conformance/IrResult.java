package org.carillon.vxml.conformance;

/**
 * What came of a test.
 *
 * @param verdict the verdict
 * @param detail why, if there is something to say
 */
public record IrResult(Verdict verdict, String detail) {

    /** How it ended. */
    public enum Verdict {
        PASS,
        FAIL,
        SKIP
    }

    static IrResult passed() {
        return new IrResult(Verdict.PASS, "");
    }

    static IrResult failed(String why) {
        return new IrResult(Verdict.FAIL, why);
    }
}
