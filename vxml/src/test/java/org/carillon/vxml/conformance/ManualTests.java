package org.carillon.vxml.conformance;

import java.util.List;
import java.util.Map;

/** The tests that W3C leaves to a listener, as checks of what is played, in order. */
final class ManualTests {

    /** What each test must play: texts as they are, audio by the end of its address. */
    private static final Map<String, List<String>> EXPECTED = Map.of(
            "2",
            List.of(
                    "Assertion 2 synthesized text, to be followed by audio output.",
                    "/a002_test1.au>",
                    "Assertion 2 synthesized text following audio output.",
                    "/a002_test2.au>",
                    "Assertion 2 test 2 synthesized text following audio output, followed by one more audio play.",
                    "/a002_test2.au>",
                    "pass"),
            "165",
            List.of(),
            "216",
            List.of("alpha. bravo. charlie. delta."),
            "217",
            List.of("For alpha, press 1 For bravo, press 2 For charlie, press 3 For delta, press 4"),
            "219",
            List.of("No input expected. Say nothing .", "alpha. bravo. charlie. delta."),
            "369",
            List.of("/369.wav>", "pass"),
            "371",
            List.of("/371.wav>"),
            "626",
            List.of("Assertion 626. If you are hearing synthesized speech, this test passed.", "pass"));

    private ManualTests() {}

    static boolean covers(String test) {
        return EXPECTED.containsKey(test);
    }

    static IrResult check(String test, List<String> heard) {
        List<String> expected = EXPECTED.get(test);
        boolean same = expected.size() == heard.size();
        for (int i = 0; same && i < expected.size(); i++) {
            String wanted = expected.get(i);
            same = wanted.startsWith("/")
                    ? heard.get(i).endsWith(wanted)
                    : heard.get(i).equals(wanted);
        }
        return same ? IrResult.passed() : IrResult.failed("heard " + heard + ", not " + expected);
    }
}
