package org.carillon.vxml.lint;

import java.util.List;
import java.util.Set;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.Scripts;
import org.w3c.dom.Element;

/** Expressions and scripts that are no ECMAScript. */
final class ScriptCheck {

    private static final List<String> EXPRESSIONS = List.of(
            "expr",
            "cond",
            "srcexpr",
            "destexpr",
            "aaiexpr",
            "eventexpr",
            "messageexpr",
            "expritem",
            "nameexpr",
            "array");

    private static final Set<String> RESERVED = Set.of("session", "application", "document", "dialog");

    private final Scripts scripts;

    ScriptCheck(Scripts scripts) {
        this.scripts = scripts;
    }

    void check(Page page) {
        page.elements().forEach(element -> {
            for (String attribute : EXPRESSIONS) {
                if (element.hasAttribute(attribute)) {
                    check(
                            page,
                            element,
                            attribute + "=\"" + element.getAttribute(attribute) + "\"",
                            "(" + element.getAttribute(attribute) + "\n)");
                }
            }
        });
        page.elements("script").forEach(script -> check(page, script, "the script", Page.text(script)));
        page.elements("var").forEach(variable -> checkName(page, variable));
    }

    private void check(Page page, Element element, String what, String program) {
        try {
            scripts.check(program);
        } catch (ScriptException e) {
            page.error(element, what + " is no ECMAScript: " + e.getMessage());
        }
    }

    /** VoiceXML 2.0 section 5.1: variables are ECMAScript names, and not those of scopes. */
    private static void checkName(Page page, Element variable) {
        String name = variable.getAttribute("name");
        if (!name.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*")) {
            page.error(variable, "not a name for a variable: " + name);
        } else if (RESERVED.contains(name)) {
            page.warning(variable, "the variable " + name + " hides the scope of that name");
        }
    }
}
