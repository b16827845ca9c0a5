package org.carillon.vxml.grammar;

import java.util.regex.Pattern;

/** What a rule may be called (SRGS 1.0 section 3.1). */
final class RuleNames {

    /** XML's Name, without the characters that ABNF takes for something else. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");

    private RuleNames() {}

    static boolean isLegal(String name) {
        return NAME.matcher(name).matches() && !isSpecial(name);
    }

    static boolean isSpecial(String name) {
        return name.equals("NULL") || name.equals("VOID") || name.equals("GARBAGE");
    }
}
